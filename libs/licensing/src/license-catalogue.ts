import { LicenseVerdict } from '@odr/contracts';
import spdxLicenses from 'spdx-license-list';

import { type CreativeCommonsDeed, deedExists, deedName, deedUrl } from './creative-commons.js';
import { classOf, elementsOf, LicenseClass } from './license-classes.js';

/** What a licence allows, asks and forbids, in words that a picker or a check can use. */
export interface License {
  /** SPDX id, or a `LicenseRef-` where SPDX has none. */
  readonly id: string;
  readonly name: string;
  /** How people write it: `CC BY 4.0`. */
  readonly shortName: string;
  readonly url: string | null;
  readonly class: LicenseClass;
  readonly verdict: LicenseVerdict;
  readonly permissions: readonly string[];
  readonly conditions: readonly string[];
  readonly limitations: readonly string[];
  /** Whether a picker should offer it before all others. */
  readonly isCommon: boolean;
}

const COMMON = [
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-PDM-1.0',
  'CC-BY-3.0',
  'CC-BY-SA-3.0',
  'CC-BY-2.0',
  'CC-BY-SA-2.0',
];

const REFS = new Map<string, { name: string; url: string | null }>(
  Object.entries({
    'LicenseRef-omi-us-gov': {
      name: 'Work of the United States Government',
      url: 'https://www.usa.gov/government-works',
    },
    'LicenseRef-omi-pd-old': { name: 'Public domain because of its age', url: null },
    'LicenseRef-Unsplash': { name: 'Unsplash License', url: 'https://unsplash.com/license' },
    'LicenseRef-Pixabay': { name: 'Pixabay Content License', url: 'https://pixabay.com/service/license-summary/' },
    'LicenseRef-Pexels': { name: 'Pexels License', url: 'https://www.pexels.com/license/' },
  }),
);

/** A family without a fixed list of members; all of them restrict what the work may be used for. */
const OPEN_RAIL = /^LicenseRef-.*OpenRAIL/i;

const VERDICT_OF: Readonly<Record<LicenseClass, LicenseVerdict>> = {
  public_domain: LicenseVerdict.Open,
  attribution: LicenseVerdict.Open,
  share_alike: LicenseVerdict.Open,
  software: LicenseVerdict.Open,
  non_commercial: LicenseVerdict.NotOpen,
  no_derivatives: LicenseVerdict.NotOpen,
  use_restricted: LicenseVerdict.NotOpen,
  unclassified: LicenseVerdict.Unknown,
};

const TOOL_OF_ID = new Map<string, CreativeCommonsDeed>(
  Object.entries({
    'CC0-1.0': { slug: 'zero', version: '1.0', jurisdiction: '' },
    'CC-PDM-1.0': { slug: 'mark', version: '1.0', jurisdiction: '' },
  }),
);

const CC_ID = /^(?:LicenseRef-)?CC-([A-Za-z-]+?(?:Plus)?)-(\d\.\d)(?:-([A-Z]+))?$/;

/** The Creative Commons deed behind an id, if it is one and exists. */
export function deedOfId(id: string): CreativeCommonsDeed | undefined {
  const tool = TOOL_OF_ID.get(id);
  if (tool) return tool;
  const match = CC_ID.exec(id);
  if (!match) return undefined;
  const slug = (match[1] ?? '').toLowerCase().replace('plus', '+');
  const deed = { slug, version: match[2] ?? '', jurisdiction: (match[3] ?? '').toLowerCase() };
  return deedExists(deed) ? deed : undefined;
}

/** The id of a deed: SPDX's where there is one, else `LicenseRef-CC-…`, which this catalogue understands too. */
export function idOfDeed({ slug, version, jurisdiction }: CreativeCommonsDeed): string {
  if (slug === 'zero') return 'CC0-1.0';
  if (slug === 'mark') return 'CC-PDM-1.0';
  if (slug === 'certification') return 'CC-PDDC';
  const words = /^(sampling|nc-sampling|devnations)/.test(slug) ? titleCase(slug) : slug.toUpperCase();
  const id = ['CC', words, version, ...(jurisdiction === '' ? [] : [jurisdiction.toUpperCase()])].join('-');
  return Object.hasOwn(spdxLicenses, id) ? id : `LicenseRef-${id}`;
}

const titleCase = (slug: string): string =>
  slug.replace('nc-', 'NC-').replace('sampling', 'Sampling').replace('+', 'Plus').replace('devnations', 'DevNations');

/**
 * Everything known about an id, whatever its case.
 * @returns undefined when neither SPDX nor the tables here name it; another `LicenseRef-` is a name without a text
 */
export function licenseById(id: string): License | undefined {
  return BY_LOWER_ID.get(id.toLowerCase()) ?? describe(id);
}

function describe(id: string): License | undefined {
  const spdx = Object.hasOwn(spdxLicenses, id) ? spdxLicenses[id] : undefined;
  const deed = deedOfId(id);
  const ref = REFS.get(id) ?? (OPEN_RAIL.test(id) ? { name: id.slice('LicenseRef-'.length), url: null } : undefined);
  if (!spdx && !deed && !ref) return undefined;
  const kind = classOf(id, spdx?.osiApproved ?? false);
  const name = (spdx?.name ?? ref?.name ?? `Creative Commons ${deed ? deedName(deed).slice(3) : id}`).replace(
    /\s+/g,
    ' ',
  );
  return {
    id,
    name,
    shortName: deed ? deedName(deed) : name,
    url: deed ? deedUrl(deed) : (firstLine(spdx?.url) ?? ref?.url ?? null),
    class: kind,
    verdict: VERDICT_OF[kind],
    ...termsOf(id, kind),
    isCommon: COMMON.includes(id),
  };
}

/** The typings promise an address; a few licences of the list have none, others several lines of them. */
const firstLine = (urls: string | undefined): string | undefined => urls?.split('\n')[0];

function termsOf(id: string, kind: LicenseClass): Pick<License, 'permissions' | 'conditions' | 'limitations'> {
  if (kind === LicenseClass.Unclassified) return { permissions: [], conditions: [], limitations: ['unclassified'] };
  const elements = elementsOf(id);
  const limitations = [
    ...(elements?.has('NC') ? ['non_commercial'] : []),
    ...(elements?.has('ND') ? ['no_derivatives'] : []),
    ...(kind === LicenseClass.UseRestricted ? ['field_of_use'] : []),
  ];
  const credited = kind !== LicenseClass.PublicDomain && (elements?.has('BY') ?? true);
  return {
    permissions: [
      'use',
      'copy',
      'redistribute',
      ...(elements?.has('ND') ? [] : ['modify']),
      ...(elements?.has('NC') ? [] : ['commercial_use']),
    ],
    conditions: [
      ...(credited ? ['attribution', 'license_notice'] : []),
      ...(elements?.has('BY') && !elements.has('ND') ? ['mark_changes'] : []),
      ...(kind === LicenseClass.ShareAlike || elements?.has('SA') ? ['share_alike'] : []),
      ...(id === 'CC-PDM-1.0' ? ['evidence_of_public_domain'] : []),
    ],
    limitations,
  };
}

const ALL = [...Object.keys(spdxLicenses), ...REFS.keys()].flatMap((id) => describe(id) ?? []);
const BY_LOWER_ID: ReadonlyMap<string, License> = new Map(ALL.map((license) => [license.id.toLowerCase(), license]));

const rank = ({ id }: License): number => COMMON.indexOf(id) + 1 || COMMON.length + 1;

/** Every licence with a verdict other than unknown: the common ones first, then by id. */
export const LICENSES: readonly License[] = ALL.filter(({ verdict }) => verdict !== LicenseVerdict.Unknown).sort(
  (a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id, 'en'),
);
