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
  /** The distinct values, ascending. */
  private readonly values: readonly number[];
  /** Places in `values` of all values, unit after unit; those of unit `u` start at `starts[u]`. Units without a pair are empty. */
  private readonly places: Int32Array;
  private readonly starts: Int32Array;
  /** What each unit disagrees, where that does not hang on the other units; only ranks do. */
  private readonly within: Float64Array | undefined;

  /**
   * @param units for each unit the values that coders gave it, in any order; missing values are left out. On the nominal
   * scale numbers are names of categories; on the ratio scale they are 0 or more.
   * @throws RangeError for NaN, Infinity, or a negative number on the ratio scale
   */
  constructor(
    units: readonly (readonly number[])[],
    private readonly scale: Scale,
  ) {
    const pairable = units.map((unit) => (unit.length < 2 ? [] : unit.map((value) => checked(value, scale))));
    this.values = [...new Set(pairable.flat())].sort((a, b) => a - b);
    const placeOf = new Map(this.values.map((value, place) => [value, place]));
    this.places = Int32Array.from(pairable.flat(), (value) => placeOf.get(value) ?? 0);
    this.starts = new Int32Array(units.length + 1);
    pairable.forEach((unit, at) => (this.starts[at + 1] = (this.starts[at] ?? 0) + unit.length));
    if (scale !== 'ordinal') {
      const { distance } = metricOf(scale, this.values);
      this.within = Float64Array.from(pairable, (_, unit) => this.withinUnit(unit, distance));
    }
  }

  /** @param weights how often each unit counts; each once, if not given */
  value(weights: Weights = once(this.starts.length - 1)): Outcome {
    const counts = this.countsOf(weights);
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total === 0) return 'no_pairs';
    const metric = metricOf(this.scale, this.scale === 'ordinal' ? midRanks(counts) : this.values);
    let observed = 0;
    for (let unit = 0; unit + 1 < this.starts.length; unit += 1) {
      const weight = weights[unit] ?? 0;
      if (weight > 0) observed += weight * (this.within?.[unit] ?? this.withinUnit(unit, metric.distance));
    }
    return beyondChance((observed * (total - 1)) / total ** 2, metric.expected(counts, total) / total ** 2);
  }

  private countsOf(weights: Weights): Float64Array {
    const counts = new Float64Array(this.values.length);
    for (let unit = 0; unit + 1 < this.starts.length; unit += 1) {
      const weight = weights[unit] ?? 0;
      if (weight === 0) continue;
      const end = this.starts[unit + 1] ?? 0;
      for (let at = this.starts[unit] ?? 0; at < end; at += 1) {
        const place = this.places[at] ?? 0;
        counts[place] = (counts[place] ?? 0) + weight;
      }
    }
    return counts;
  }

  /** Sum of the distances of all ordered pairs in a unit, by one less than its values. */
  private withinUnit(unit: number, distance: Distance): number {
    const start = this.starts[unit] ?? 0;
    const end = this.starts[unit + 1] ?? 0;
    let sum = 0;
    for (let a = start; a < end; a += 1) {
      for (let b = start; b < a; b += 1) sum += 2 * distance(this.places[a] ?? 0, this.places[b] ?? 0);
    }
    return end - start < 2 ? 0 : sum / (end - start - 1);
  }
}

/** Of the values at two places. */
type Distance = (a: number, b: number) => number;

interface Metric {
  readonly distance: Distance;
  /** Sum of the distances of all ordered pairs of values, whatever their unit. */
  expected(counts: Float64Array, total: number): number;
}

/** @param positions of the values on their scale; for ranks, their mid-ranks */
function metricOf(scale: Scale, positions: ArrayLike<number>): Metric {
  switch (scale) {
    case 'nominal':
      return NOMINAL;
    case 'ratio':
      return ratio(positions);
    case 'ordinal':
      return squared(positions);
    case 'interval':
      return squared(standardised(positions));
  }
}

const NOMINAL: Metric = {
  distance: (a, b) => (a === b ? 0 : 1),
  expected: (counts, total) => total ** 2 - counts.reduce((sum, count) => sum + count ** 2, 0),
};

function squared(positions: ArrayLike<number>): Metric {
  return {
    distance: (a, b) => ((positions[a] ?? 0) - (positions[b] ?? 0)) ** 2,
    expected: (counts, total) => {
      let sum = 0;
      let squares = 0;
      counts.forEach((count, place) => {
        const x = positions[place] ?? 0;
        sum += count * x;
        squares += count * x * x;
      });
      return Math.max(0, 2 * (total * squares - sum ** 2));
    },
  };
}

function ratio(positions: ArrayLike<number>): Metric {
  const distance: Distance = (a, b) => {
    const [x, y] = [positions[a] ?? 0, positions[b] ?? 0];
    return x + y === 0 ? 0 : ((x - y) / (x + y)) ** 2;
  };
  const expected = (counts: Float64Array): number => {
    let sum = 0;
    counts.forEach((count, a) => {
      for (let b = 0; b < a; b += 1) sum += 2 * count * (counts[b] ?? 0) * distance(a, b);
    });
    return sum;
  };
  return { distance, expected };
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
function standardised(sorted: ArrayLike<number>): Float64Array {
  const low = sorted[0] ?? 0;
  const half = (sorted[sorted.length - 1] ?? 0) / 2 - low / 2;
  return Float64Array.from(sorted, (value) => (half === 0 ? 0 : (value / 2 - low / 2) / half - 0.5));
}

function checked(value: number, scale: Scale): number {
  if (!Number.isFinite(value)) throw new RangeError(`Alpha is of finite numbers, not ${value}.`);
  if (scale === 'ratio' && value < 0) throw new RangeError(`The ratio scale starts at 0; ${value} is below.`);
  return value;
}
