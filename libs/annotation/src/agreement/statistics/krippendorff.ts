import { type Weights, once } from './bootstrap.js';
import { beyondChance, type Outcome } from './outcome.js';

/** How far two values are apart: alike or not, by rank, by difference, by proportion. */
export type Scale = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/**
 * Krippendorff's alpha: 1 for perfect agreement, 0 for what chance would give, below 0 for disagreement that is
 * systematic. For any number of coders and with values missing.
 * K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), https://repository.upenn.edu/asc_papers/43
 *
 * The time is linear in the number of values: instead of visiting all pairs it uses that the sum of all squared
 * differences is `2 (n Σx² − (Σx)²)`, and that the ordinal metric is the interval metric of mid-ranks. Only the
 * ratio scale compares every distinct value with every other.
 */
export class KrippendorffAlpha {
  /** Of the distinct values, ascending. */
  private readonly values: readonly number[];
  /** For each unit with two values or more, the places of its values in `values`; empty for other units. */
  private readonly units: readonly (readonly number[])[];
  /** How many units have a pair. */
  readonly pairable: number;

  /**
   * @param units for each unit the values that coders gave it, in any order; missing values are left out. On the nominal
   * scale numbers are names of categories; on the ratio scale they are 0 or more.
   * @throws RangeError for NaN, Infinity, or a negative number on the ratio scale
   */
  constructor(
    units: readonly (readonly number[])[],
    private readonly scale: Scale,
  ) {
    const pairable = units.map((unit) => (unit.length < 2 ? [] : unit));
    const distinct = new Set<number>();
    for (const unit of pairable) for (const value of unit) distinct.add(checked(value, scale));
    this.values = [...distinct].sort((a, b) => a - b);
    const placeOf = new Map(this.values.map((value, place) => [value, place]));
    this.units = pairable.map((unit) => unit.map((value) => placeOf.get(value) ?? 0));
    this.pairable = this.units.filter(({ length }) => length > 0).length;
  }

  /** @param weights how often each unit counts; each once, if not given */
  value(weights: Weights = once(this.units.length)): Outcome {
    const counts = new Float64Array(this.values.length);
    this.units.forEach((unit, index) => {
      const weight = weights[index] ?? 0;
      if (weight > 0) for (const place of unit) counts[place] = (counts[place] ?? 0) + weight;
    });
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total === 0) return 'no_pairs';
    const spread = this.spreadOf(counts, total);
    let observed = 0;
    this.units.forEach((unit, index) => {
      const weight = weights[index] ?? 0;
      if (weight > 0 && unit.length > 1) observed += (weight * spread.within(unit)) / (unit.length - 1);
    });
    return beyondChance((observed * (total - 1)) / total ** 2, spread.expected / total ** 2);
  }

  private spreadOf(counts: Float64Array, total: number): Spread {
    switch (this.scale) {
      case 'nominal':
        return nominalSpread(counts, total);
      case 'ratio':
        return ratioSpread(this.values, counts);
      case 'ordinal':
        return squaredSpread(midRanks(counts), counts);
      case 'interval':
        return squaredSpread(standardised(this.values), counts);
    }
  }
}

/** Sums of distances over ordered pairs: of all values, and of those inside one unit. */
interface Spread {
  readonly expected: number;
  within(unit: readonly number[]): number;
}

function nominalSpread(counts: Float64Array, total: number): Spread {
  const within = (unit: readonly number[]): number => {
    let apart = 0;
    for (const a of unit) for (const b of unit) if (a !== b) apart += 1;
    return apart;
  };
  return { expected: total ** 2 - counts.reduce((sum, count) => sum + count ** 2, 0), within };
}

function squaredSpread(positions: ArrayLike<number>, counts: Float64Array): Spread {
  const sums = (places: Iterable<readonly [place: number, count: number]>): number => {
    let n = 0;
    let sum = 0;
    let squares = 0;
    for (const [place, count] of places) {
      const x = positions[place] ?? 0;
      n += count;
      sum += count * x;
      squares += count * x * x;
    }
    return Math.max(0, 2 * (n * squares - sum ** 2));
  };
  return {
    expected: sums(counts.entries()),
    within: (unit) => (unit.every((place) => place === unit[0]) ? 0 : sums(unit.map((place) => [place, 1] as const))),
  };
}

function ratioSpread(values: readonly number[], counts: Float64Array): Spread {
  const distance = (a: number, b: number): number => {
    const [x, y] = [values[a] ?? 0, values[b] ?? 0];
    return x + y === 0 ? 0 : ((x - y) / (x + y)) ** 2;
  };
  let expected = 0;
  counts.forEach((count, a) => {
    for (let b = 0; b < a; b += 1) expected += 2 * count * (counts[b] ?? 0) * distance(a, b);
  });
  const within = (unit: readonly number[]): number => {
    let sum = 0;
    for (const a of unit) for (const b of unit) sum += distance(a, b);
    return sum;
  };
  return { expected, within };
}

/** `Σ_{g=c..k} n_g − (n_c + n_k)/2`, the ordinal distance, is the difference of these; as shares, so that sums stay small. */
function midRanks(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let below = 0;
  return counts.map((count) => {
    const rank = (below + count / 2) / total;
    below += count;
    return rank;
  });
}

/** From -1 to 1: alpha knows no unit, and small numbers lose nothing when they are squared. */
function standardised(values: readonly number[]): number[] {
  const low = values[0] ?? 0;
  const high = values.at(-1) ?? 0;
  const half = high / 2 - low / 2;
  return values.map((value) => (half === 0 ? 0 : (value / 2 - low / 2) / half - 0.5));
}

function checked(value: number, scale: Scale): number {
  if (!Number.isFinite(value)) throw new RangeError(`Alpha is of finite numbers, not ${value}.`);
  if (scale === 'ratio' && value < 0) throw new RangeError(`The ratio scale starts at 0; ${value} is below.`);
  return value;
}
