import { type Weights, once } from './bootstrap.js';
import { beyondChance, type Outcome } from './outcome.js';
import { type Random, seeded } from './random.js';
import type { Distance } from './set-distance.js';

/** Above it the distances that chance would give are taken from as many pairs drawn at random. */
const MAX_PAIRS = 20_000;

interface ValueOf<T> {
  readonly unit: number;
  readonly value: T;
}
interface ChancePair {
  readonly units: readonly [number, number];
  readonly distance: number;
}

/**
 * Krippendorff's alpha of values that have any distance, such as sets of tags: what is expected by chance is the mean
 * distance of any two values. Up to 200 values all pairs count; of more, 20,000 drawn ones, so that the time stays
 * linear. The error of drawing is below 0.01, far inside any interval.
 */
export class DistanceAlpha<T> {
  private readonly sizes: readonly number[];
  private readonly within: readonly number[];
  private readonly pairs: readonly ChancePair[];

  /**
   * @param units for each unit the values that coders gave it; units with fewer than two say nothing
   * @param distance symmetric, 0 for equal values, at most 1
   */
  constructor(
    units: readonly (readonly T[])[],
    private readonly distance: Distance<T>,
    seed = 1,
  ) {
    this.sizes = units.map(({ length }) => (length < 2 ? 0 : length));
    this.within = units.map((values) => this.meanWithin(values));
    const values = units.flatMap((unit, index) =>
      unit.length < 2 ? [] : unit.map((value) => ({ unit: index, value })),
    );
    this.pairs = this.chancePairs(values, seeded(seed));
  }

  /** @param weights how often each unit counts; each once, if not given */
  value(weights: Weights = once(this.sizes.length)): Outcome {
    let total = 0;
    let observed = 0;
    this.sizes.forEach((size, unit) => {
      total += size * (weights[unit] ?? 0);
      observed += size * (weights[unit] ?? 0) * (this.within[unit] ?? 0);
    });
    if (total === 0) return 'no_pairs';
    let count = 0;
    let apart = 0;
    for (const { units, distance } of this.pairs) {
      const weight = (weights[units[0]] ?? 0) * (weights[units[1]] ?? 0);
      count += weight;
      apart += weight * distance;
    }
    return beyondChance(observed / total, count === 0 ? 0 : apart / count);
  }

  private meanWithin(values: readonly T[]): number {
    let sum = 0;
    values.forEach((a, at) => values.slice(at + 1).forEach((b) => (sum += this.distance(a, b))));
    return values.length < 2 ? 0 : (2 * sum) / (values.length * (values.length - 1));
  }

  private chancePairs(values: readonly ValueOf<T>[], random: Random): ChancePair[] {
    const pairOf = (a: ValueOf<T>, b: ValueOf<T>): ChancePair => ({
      units: [a.unit, b.unit],
      distance: this.distance(a.value, b.value),
    });
    if ((values.length * (values.length - 1)) / 2 <= MAX_PAIRS) {
      return values.flatMap((a, at) => values.slice(at + 1).map((b) => pairOf(a, b)));
    }
    return Array.from({ length: MAX_PAIRS }, () => {
      const a = Math.floor(random() * values.length);
      const b = (a + 1 + Math.floor(random() * (values.length - 1))) % values.length;
      const [first, second] = [values[a], values[b]];
      if (!first || !second) throw new RangeError('A place outside the values was drawn.');
      return pairOf(first, second);
    });
  }
}
