import type { Diversity } from './diversity.policy.js';

/** What recommendations can be for, beside being like a picture. */
export const RECOMMENDED_FOR = ['annotating', 'collection'] as const;
export type RecommendedFor = (typeof RECOMMENDED_FOR)[number];

/** Among so many the list is chosen; vectors of that many are held in memory for the time of an answer. */
export const WINDOW = 300;
/** No licence, source or shape takes more of a list than this, while there are others. */
export const LARGEST_SHARE = 0.5;
/** On the bench this costs 2 % of relevance for a fifth more distance within a list; at 0.5 a third of the relevance is gone. */
export const DEFAULT_LAMBDA = 0.6;

export const diversityOf = (lambda = DEFAULT_LAMBDA): Diversity => ({ lambda, share: LARGEST_SHARE });

export const REASON_CODES = [
  'similar',
  'unlike_the_others',
  'campaign',
  'disagreement',
  'no_caption',
  'near_yours',
  'rare_region',
  'rare_license',
  'rare_aspect',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** Why something is recommended. */
export interface Reason {
  readonly code: ReasonCode;
  readonly text: string;
  /** What it is about: an id, or a value. */
  readonly of?: string;
}

const percent = (part: number): string => `${Math.round(Math.max(0, part) * 100)} %`;

export const similarTo = (name: string, contentId: string, similarity: number): Reason => ({
  code: 'similar',
  text: `Like “${name}”: ${percent(similarity)}`,
  of: contentId,
});

/** Below this, the nearest of a list is another subject. */
const UNLIKE = 0.5;

export const standsOut = (nearest: number | null): Reason[] =>
  nearest !== null && nearest < UNLIKE ? [{ code: 'unlike_the_others', text: 'Unlike the others on this list' }] : [];

export const nearYours = (name: string, contentId: string): Reason => ({
  code: 'near_yours',
  text: `Like “${name}”, which you have annotated`,
  of: contentId,
});

export const inCampaign = (name: string, campaignId: string): Reason => ({
  code: 'campaign',
  text: `Waits for annotators in “${name}”`,
  of: campaignId,
});

export const disputed = (source: string): Reason => ({
  code: 'disagreement',
  text: `People do not agree about its ${source}`,
  of: source,
});

export const uncaptioned: Reason = { code: 'no_caption', text: 'Nobody has described it yet' };

export const rareRegion = (similarity: number): Reason => ({
  code: 'rare_region',
  text: `The picture most like it is only ${percent(similarity)} like it`,
});

export const rareValue = (code: 'rare_license' | 'rare_aspect', value: string, part: number): Reason => ({
  code,
  text: `Only ${part < 0.01 ? 'less than 1 %' : percent(part)} of the collection is ${value}`,
  of: value,
});

/** A value that less of a collection has is under-represented. */
export const RARE_PART = 0.05;
