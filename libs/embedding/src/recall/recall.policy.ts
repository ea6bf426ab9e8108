/** Distances that differ by less count as ties (ann-benchmarks). */
const TIE = 1e-3;

/** How one answer of an index compares with the right one. */
export interface CheckedAnswer {
  /** Share of the hits that are as near as the right ones, of as many as there should be; 0 to 1. */
  readonly recall: number;
  /** Whether there were fewer hits than there should be. */
  readonly isUnderFilled: boolean;
}

/**
 * Recall by the rule of ann-benchmarks: a hit counts when its true distance is at most that of the last right one. Which of
 * several equally near things an index returns makes no difference.
 * @param exact true distances of the right answer, ascending, at most as many as were asked for
 * @param answered true distances of what the index gave, computed from what is stored
 * @returns undefined when nothing matches: there is nothing to find
 */
export function checkAnswer(exact: readonly number[], answered: readonly number[]): CheckedAnswer | undefined {
  const last = exact.at(-1);
  if (last === undefined) return undefined;
  const hits = answered.filter((distance) => distance <= last + TIE).length;
  return { recall: Math.min(1, hits / exact.length), isUnderFilled: answered.length < exact.length };
}

export const PERCENTS = 101;

/** Where an answer stands in the histogram of a day. */
export const percentOf = (recall: number): number => Math.floor(recall * 100 + 1e-9);

/** The days of an engine together. */
export interface RecallSummary {
  readonly samples: number;
  /** Of all answers; null without any. */
  readonly mean: number | null;
  /** One answer in twenty is below; to a hundredth. */
  readonly p5: number | null;
  readonly underFilled: number;
}

/** What is kept of a day. */
export interface RecallDay {
  readonly samples: number;
  readonly recallSum: number;
  readonly underFilled: number;
  readonly percents: readonly number[];
}

export function summaryOf(days: readonly RecallDay[]): RecallSummary {
  const sum = (of: (day: RecallDay) => number): number => days.reduce((total, day) => total + of(day), 0);
  const samples = sum((day) => day.samples);
  return {
    samples,
    mean: samples === 0 ? null : sum((day) => day.recallSum) / samples,
    p5: samples === 0 ? null : quantile(days, samples * 0.05),
    underFilled: sum((day) => day.underFilled),
  };
}

function quantile(days: readonly RecallDay[], rank: number): number {
  let below = 0;
  for (let percent = 0; percent < PERCENTS; percent++) {
    below += days.reduce((total, { percents }) => total + (percents[percent] ?? 0), 0);
    if (below > rank || percent === PERCENTS - 1) return percent / 100;
  }
  return 1;
}
