import type { NoFigureReason } from '@odr/contracts';

/**
 * A finite number, or why there is none: `no_pairs` when nothing was judged twice, `no_variation` when everything was
 * judged alike, so that agreement by chance is certain and agreement beyond it means nothing (0 divided by 0).
 * Never NaN: that would be `null` in JSON, without a reason.
 */
export type Outcome = number | NoFigureReason;

/** Whether the statistic has a value. */
export const isValue = (outcome: Outcome): outcome is number => typeof outcome === 'number';

/** One part in a million millions of what is compared; below it a difference is the rounding of sums. */
const ROUNDING = 1e-12;

/** `1 - observed / expected`, the shape that all chance-corrected statistics share; undefined when nothing is expected. */
export function beyondChance(observed: number, expected: number): Outcome {
  if (expected <= ROUNDING) return 'no_variation';
  return 1 - observed / expected;
}
