import { LicenseClass } from '../license-classes.js';
import type { Reason } from '../compatibility/reason.js';

/**
 * A rule set under which a selection may leave, as data: which classes it takes, what is done with the items, and why.
 * A profile is never changed, only followed by another version: a dataset version names the one it was checked against.
 */
export interface ReleaseProfile {
  /** @example 'omi-core' */
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly summary: string;
  /**
   * `collection`: every item keeps its licence. `relicense`: all of them go out under `license`. `adaptation`: they become
   * one work under whichever licence they have in common.
   */
  readonly question: 'collection' | 'relicense' | 'adaptation';
  /** What a `relicense` goes out under. */
  readonly license: string | null;
  readonly isCommercial: boolean;
  /** Whether models are trained on it. */
  readonly trainsModels: boolean;
  readonly classes: readonly LicenseClass[];
  /** Where the choice of classes comes from. */
  readonly because: Reason;
}

const OPEN_DEFINITION = 'https://opendefinition.org/od/2.1/en/';
const CC_FAQ = 'https://creativecommons.org/faq/';
const { PublicDomain, Attribution, ShareAlike, Software, NonCommercial, NoDerivatives } = LicenseClass;

const PROFILES: readonly ReleaseProfile[] = [
  {
    id: 'omi-core',
    version: '1.0.0',
    name: 'Core',
    summary: 'Public domain and attribution licences, shared again under CDLA-Permissive-2.0.',
    question: 'relicense',
    license: 'CDLA-Permissive-2.0',
    isCommercial: true,
    trainsModels: true,
    classes: [PublicDomain, Attribution],
    because: {
      rule: 'class_of_profile',
      clause: 'Core takes what may be shared again under CDLA-Permissive-2.0: public domain and attribution',
      source: 'https://cdla.dev/faq-resources/compatibility/',
    },
  },
  {
    id: 'omi-sa',
    version: '1.0.0',
    name: 'Share-alike',
    summary: 'Every open licence, share-alike included; each item keeps its own.',
    question: 'collection',
    license: null,
    isCommercial: true,
    trainsModels: true,
    classes: [PublicDomain, Attribution, ShareAlike, Software],
    because: {
      rule: 'class_of_profile',
      clause: 'Open Definition 2.1, 2.1: use, redistribution, modification and any purpose have to be free',
      source: OPEN_DEFINITION,
    },
  },
  {
    id: 'remix-by-sa',
    version: '1.0.0',
    name: 'One work under CC BY-SA 4.0',
    summary: 'All items become one adapted work, for example a collage or an edited atlas, under CC BY-SA 4.0.',
    question: 'relicense',
    license: 'CC-BY-SA-4.0',
    isCommercial: true,
    trainsModels: false,
    classes: [PublicDomain, Attribution, ShareAlike],
    because: {
      rule: 'class_of_profile',
      clause: 'An adaptation under BY-SA takes only what its elements cover (adapter’s chart, column BY-SA)',
      source: CC_FAQ,
    },
  },
  {
    id: 'remix',
    version: '1.0.0',
    name: 'One work under a common licence',
    summary: 'All items become one adapted work; the licence is found that takes most of them.',
    question: 'adaptation',
    license: null,
    isCommercial: false,
    trainsModels: false,
    classes: [PublicDomain, Attribution, ShareAlike, Software, NonCommercial],
    because: {
      rule: 'class_of_profile',
      clause: 'An adaptation that is shared needs the right to share adaptations (remix chart)',
      source: CC_FAQ,
    },
  },
  {
    id: 'research',
    version: '1.0.0',
    name: 'Research',
    summary: 'A non-commercial collection that models may be trained on; each item keeps its own licence.',
    question: 'collection',
    license: null,
    isCommercial: false,
    trainsModels: true,
    classes: [PublicDomain, Attribution, ShareAlike, Software, NonCommercial],
    because: {
      rule: 'class_of_profile',
      clause: 'Collection chart, column NonCommercial, without licences that keep adaptations from being shared',
      source: CC_FAQ,
    },
  },
  {
    id: 'archive',
    version: '1.0.0',
    name: 'Archive',
    summary: 'A non-commercial collection of unmodified items, not for training.',
    question: 'collection',
    license: null,
    isCommercial: false,
    trainsModels: false,
    classes: [PublicDomain, Attribution, ShareAlike, Software, NonCommercial, NoDerivatives],
    because: {
      rule: 'class_of_profile',
      clause: 'Collection chart, column NonCommercial: every Creative Commons licence may be part of it',
      source: CC_FAQ,
    },
  },
];

/** Release profiles, the strictest first; an older version stays findable by `id@version`. */
export const ReleaseProfiles = {
  /** The current versions. */
  all: (): readonly ReleaseProfile[] => PROFILES,
  /** By id, or by `id@version`; undefined where there is none. */
  find: (name: string): ReleaseProfile | undefined =>
    PROFILES.find(({ id, version }) => name === id || name === `${id}@${version}`),
} as const;
