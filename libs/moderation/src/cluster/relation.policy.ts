import type { PairReason } from '@odr/contracts';

/** How one picture is near another, as comparing the two has found out. */
interface Relation {
  /** Null until the two have been laid on each other. */
  readonly reason: PairReason | null;
  /** Differing bits of 256, in the orientation in which they are fewest; null where only their vectors are near. */
  readonly bits: number | null;
}

/** The same picture, pixel by pixel or encoded anew: whatever is true of one is true of the other. */
const SAME: ReadonlySet<PairReason> = new Set(['identical', 'reencoded', 'resized']);
/** The whole picture, with other colours or turned: the same as long as the change is small. */
const EDITED: ReadonlySet<PairReason> = new Set(['recoloured', 'flipped_or_rotated']);

/** Hashes of small edits stay within this; it is where gathering copies starts, too. */
const EDITED_WITHIN_BITS = 10;

/**
 * Whether a decision about one may be carried over to the other without looking at it. Crops leave something out, captions and
 * frames add something, and what is merely alike is another picture: people look at those.
 */
export const isSafe = ({ reason, bits }: Relation): boolean =>
  reason !== null && (SAME.has(reason) || (EDITED.has(reason) && bits !== null && bits <= EDITED_WITHIN_BITS));

/** The same as a condition over rows of `duplicate_pair`. @param p the alias */
export const safePair = (p: string): string => `
  (${p}.reason IN ('${[...SAME].join("', '")}')
   OR (${p}.reason IN ('${[...EDITED].join("', '")}') AND (${p}.evidence->>'bits')::integer <= ${EDITED_WITHIN_BITS}))`;
