import type { Content } from './content.js';

/** How two pictures are alike, the strongest kind first. */
export type NearKind = 'exact' | 'same_pixels' | 'near_duplicate' | 'similar';

/** A picture beside another one, and how near it is. */
export interface Near {
  readonly content: Content;
  readonly kind?: NearKind;
  /** Bits of 256 for near duplicates, cosine distance for similar ones. */
  readonly distance?: number;
  /** Rank of a search, in [0, 1]. */
  readonly score?: number;
}

/** The nearness in words, as it stands under a picture. */
export function nearness({ kind, distance }: Near): string {
  if (kind === 'exact') return 'same file';
  if (kind === 'same_pixels') return 'same pixels';
  if (kind === 'near_duplicate') return distance === undefined ? 'near copy' : `${distance} bits apart`;
  return 'looks alike';
}
