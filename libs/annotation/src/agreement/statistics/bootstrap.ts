import { isValue, type Outcome } from './outcome.js';
import { seeded } from './random.js';

/** Where a statistic would probably lie if other items of the same kind had been judged. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How often each item was drawn; adds up to the number of items. */
export type Weights = Uint32Array;

export interface BootstrapOptions {
  readonly replicates?: number;
  /** Of the interval. @example 0.95 */
  readonly level?: number;
  readonly seed?: number;
}

const REPLICATES = 400;
const LEVEL = 0.95;

/**
 * The percentile interval of a statistic (Efron 1979): items are drawn with replacement, as many as there are, and the
 * statistic is taken again. Items, not single values, are drawn: values about one item depend on each other.
 * Draws without a value (all alike by chance) are left out; when more than half are, there is no interval.
 * @param size how many items there are
 * @param statistic of the items, each counted as often as its weight says
 * @returns undefined for fewer than two items
 */
export function bootstrap(
  size: number,
  statistic: (weights: Weights) => Outcome,
  { replicates = REPLICATES, level = LEVEL, seed = 1 }: BootstrapOptions = {},
): Interval | undefined {
  if (size < 2) return undefined;
  const random = seeded(seed);
  const weights = new Uint32Array(size);
  const values: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate += 1) {
    weights.fill(0);
    for (let draw = 0; draw < size; draw += 1) {
      const at = Math.floor(random() * size);
      weights[at] = (weights[at] ?? 0) + 1;
    }
    const outcome = statistic(weights);
    if (isValue(outcome)) values.push(outcome);
  }
  if (values.length * 2 < replicates) return undefined;
  values.sort((a, b) => a - b);
  return { low: quantile(values, (1 - level) / 2), high: quantile(values, (1 + level) / 2) };
}

/** Each item once: the weights of the statistic itself. */
export const once = (size: number): Weights => new Uint32Array(size).fill(1);

/**
 * By linear interpolation between neighbours (type 7 of Hyndman and Fan 1996, as R and NumPy do).
 * @param sorted ascending, not empty
 * @param share in [0, 1]
 */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (place - below);
}
