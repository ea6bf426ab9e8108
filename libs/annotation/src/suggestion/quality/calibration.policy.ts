/** Suggestions of like scores that people have decided about. */
export interface ScoreBin {
  /** 0 for scores below 0.1, 9 for those from 0.9. */
  readonly bin: number;
  readonly decided: number;
  /** Taken, changed or not. */
  readonly taken: number;
  readonly meanScore: number;
}

export const SCORE_BINS = 10;

/**
 * How far scores are from what they promise, on average over suggestions (expected calibration error; Guo et al. 2017).
 * @returns 0 to 1; undefined where nothing was decided
 */
export function calibrationError(bins: readonly ScoreBin[]): number | undefined {
  const decided = bins.reduce((sum, bin) => sum + bin.decided, 0);
  if (decided === 0) return undefined;
  const gaps = bins.map((bin) => bin.decided * Math.abs((bin.decided && bin.taken / bin.decided) - bin.meanScore));
  return gaps.reduce((sum, gap) => sum + gap, 0) / decided;
}
