import type { FieldError } from '@odr/kernel';

/** One rule that annotations break, at one place of the value. */
export interface BrokenRule {
  /** JSON pointer; `*` stands for any position in a list. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
  /** Annotations that break it there, however often each does. */
  readonly count: number;
  readonly sampleIds: readonly string[];
}

const MAX_SAMPLES = 5;
/** Paths come from values, so there may be as many as there are annotations; beyond this they are counted, not named. */
const MAX_RULES = 1_000;

/** Counts what a schema would make of annotations, one after the other. */
export class RuleTally {
  private readonly rules = new Map<string, BrokenRule>();
  valid = 0;
  invalid = 0;

  add(id: string, errors: readonly FieldError[]): void {
    if (errors.length === 0) {
      this.valid++;
      return;
    }
    this.invalid++;
    const broken = new Map(errors.map((error) => [`${anyPosition(error.path)} ${error.code}`, error]));
    for (const [key, { path, code, message }] of broken) {
      const known = this.rules.get(key) ?? { path: anyPosition(path), code, message, count: 0, sampleIds: [] };
      if (known.count === 0 && this.rules.size >= MAX_RULES) continue;
      const sampleIds = known.sampleIds.length < MAX_SAMPLES ? [...known.sampleIds, id] : known.sampleIds;
      this.rules.set(key, { ...known, count: known.count + 1, sampleIds });
    }
  }

  /** The rules that are broken most, first. */
  worst(limit: number): BrokenRule[] {
    return [...this.rules.values()].sort((a, b) => b.count - a.count || a.path.localeCompare(b.path)).slice(0, limit);
  }
}

/** `/tags/3/confidence` and `/tags/7/confidence` are one place in a schema. */
const anyPosition = (path: string): string => path.replace(/\/\d+(?=\/|$)/g, '/*');

/** A share of something, and between what it lies with 95 % certainty. */
export interface Share {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

const Z = 1.959_963_984_540_054;

/**
 * Wilson's score interval, which stays inside 0 to 1 and is honest about shares of nothing, unlike the usual ± around the estimate.
 * @param total 0 = nothing is known
 */
export function wilson(hits: number, total: number): Share {
  if (total === 0) return { estimate: 0, low: 0, high: 1 };
  const p = hits / total;
  const spread = Z * Math.sqrt((p * (1 - p)) / total + (Z * Z) / (4 * total * total));
  const middle = p + (Z * Z) / (2 * total);
  const scale = 1 + (Z * Z) / total;
  return {
    estimate: p,
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  };
}

/** In an order that has nothing to do with how they came, so that any beginning of it is a fair sample. */
export function shuffled<T>(items: readonly T[], random: () => number = Math.random): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [order[last], order[other]];
    if (a === undefined || b === undefined) continue;
    order[last] = b;
    order[other] = a;
  }
  return order;
}
