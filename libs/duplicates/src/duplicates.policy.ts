import { ShippedEngine, type PairReason } from '@odr/contracts';
import type { PairEvidence } from '@odr/entities';

/** PDQ's own recommendation: up to this many of 256 bits differ between copies of one picture. */
export const MAX_HASH_DISTANCE = 31;

/** A hash of lower quality has too little structure: it matches by chance. */
export const MIN_HASH_QUALITY = 50;

/**
 * The engine whose vectors propose pairs, whatever engine answers by default: the two thresholds below were measured on it, and mean
 * nothing between vectors of another one.
 */
export const MATCHING_ENGINE = ShippedEngine.MobileNet;

/**
 * Cosine of image embeddings from which two contents are called similar, whatever a comparison says. Over 18 photographs and
 * their edits, none of 153 pairs of different pictures reaches it (the nearest has 0.77).
 */
export const SIMILAR_FROM = 0.8;

/** Cosine from which two contents are laid on each other to see whether one is a copy: crops by a quarter go down to this. */
export const COMPARE_FROM = 0.7;

/** How many similar contents are linked to one; a series of a hundred frames need not become 5,000 pairs. */
export const MAX_SIMILAR = 20;

/** What two contents have in common, the strongest first. */
export const MATCH_KINDS = ['exact', 'same_pixels', 'near_duplicate', 'similar'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** Reasons that mean the whole picture, as it was or turned. */
const WHOLE: ReadonlySet<PairReason> = new Set([
  'identical',
  'reencoded',
  'resized',
  'recoloured',
  'flipped_or_rotated',
]);

/** Reasons that make a copy; the others only look like one. */
export const COPY_REASONS: readonly PairReason[] = [...WHOLE, 'cropped', 'bordered', 'captioned'];

/** What a pair is to those who act on pairs without looking: a near duplicate shows the whole picture, or its hash says so. */
export const kindOf = (reason: PairReason, foundBy: 'near_duplicate' | 'similar'): 'near_duplicate' | 'similar' =>
  WHOLE.has(reason) ? 'near_duplicate' : foundBy;

/** One content and how it resembles the one that was asked about. */
export interface Match {
  readonly contentId: string;
  readonly kind: MatchKind;
  /** Differing bits of 256 for near duplicates, cosine distance for similar ones, else 0. */
  readonly distance: number;
  /** Null until the two have been compared. */
  readonly reason?: PairReason | null;
  readonly evidence?: PairEvidence;
}

/** Keeps each content once, with its strongest kind; strongest kind first, then the smallest distance. */
export function strongest(matches: readonly Match[]): Match[] {
  const rank = (match: Match): number => MATCH_KINDS.indexOf(match.kind);
  const sorted = [...matches].sort((a, b) => rank(a) - rank(b) || a.distance - b.distance);
  const seen = new Set<string>();
  return sorted.filter(({ contentId }) => !seen.has(contentId) && seen.add(contentId));
}
