import { type AgreementStatistic, ENOUGH_CONTENTS, type NoFigureReason } from '@odr/contracts';

import { bootstrap, once, type Weights } from '../statistics/bootstrap.js';
import { isValue, type Outcome } from '../statistics/outcome.js';

/** One number about how much people agree, with what is needed to believe it or not. */
export interface Figure {
  /** Member of the annotation. @example 'tags' */
  readonly field: string;
  readonly statistic: AgreementStatistic;
  readonly value: number | null;
  /** Why there is no value. */
  readonly why: NoFigureReason | null;
  /** 95 % interval; null below ten contents, where it would only look like knowledge. */
  readonly low: number | null;
  readonly high: number | null;
  /** Contents it is computed from. */
  readonly contents: number;
}

/**
 * A figure with its interval.
 * @param size how many items there are; `statistic` is given a weight for each
 * @param contents how many of them say something about this member
 */
export function figureOf(
  name: Pick<Figure, 'field' | 'statistic'>,
  { size, contents }: { readonly size: number; readonly contents: number },
  statistic: (weights: Weights) => Outcome,
): Figure {
  const outcome = statistic(once(size));
  if (!isValue(outcome)) return { ...name, value: null, why: outcome, low: null, high: null, contents };
  const interval = contents < ENOUGH_CONTENTS ? undefined : bootstrap(size, statistic);
  return { ...name, value: outcome, why: null, low: interval?.low ?? null, high: interval?.high ?? null, contents };
}

/** The mean of what each item says, as a statistic; items that say nothing are null. */
export function meanOf(values: readonly (number | null)[]): (weights: Weights) => Outcome {
  const known = values.flatMap((value, item) => (value === null ? [] : item));
  return (weights) => {
    let sum = 0;
    let count = 0;
    for (const item of known) {
      const weight = weights[item] ?? 0;
      sum += weight * (values[item] ?? 0);
      count += weight;
    }
    return count === 0 ? 'no_pairs' : sum / count;
  };
}

/** Of those that are there; null when none is. */
export function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
