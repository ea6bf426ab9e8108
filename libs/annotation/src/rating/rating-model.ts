import { type Rating, type RatingPriors, RatingTable } from './rating-table.js';
import { type RatingMoments, type VarianceComponents, varianceComponents } from './variance-components.js';

/** What somebody's habit may be off by, of ten, before merits are computed anew with it. */
export const TOLERANCE = 0.005;

/** What a correction goes by. It holds for all annotations until ratings have grown by a tenth. */
export interface RatingScale extends RatingPriors {
  /** Null while too little is known of them: then nothing is corrected. */
  readonly variances: VarianceComponents | null;
}

export interface Fit {
  /** By annotation: its mean without the habits of raters, drawn to the level, on the scale of ratings. */
  readonly merits: ReadonlyMap<string, number>;
  /** By rater: what each gives more than others, or less. */
  readonly habits: ReadonlyMap<string, number>;
}

/** As good as infinite, and kept in a column of numbers: no rater is known to have a habit. */
const NO_HABITS = 1e9;

/** @param moments of all ratings, of which there is one or more */
export function scaleOf(moments: RatingMoments): RatingScale {
  const level = moments.sum / moments.ratings;
  const variances = varianceComponents(moments);
  if (!variances) return { level, itemPrior: 0, raterPrior: NO_HABITS, variances };
  const { annotation, rater, chance } = variances;
  return {
    level,
    itemPrior: chance / annotation,
    raterPrior: rater === 0 ? NO_HABITS : Math.min(chance / rater, NO_HABITS),
    variances,
  };
}

/** `RatingTable.fit` of ratings in any order, by name. */
export function fitRatings(ratings: readonly Rating[], scale: RatingScale): Fit {
  const byAnnotation = groupBy(ratings, (one) => one.annotation);
  const table = new RatingTable();
  for (const given of byAnnotation.values()) for (const one of given) table.add(one);
  const { merits, habits } = table.fit(scale);
  return {
    merits: new Map([...byAnnotation.keys()].map((annotation, at) => [annotation, merits[at] ?? NaN])),
    habits: new Map(table.raters.map((rater, at) => [rater, habits[at] ?? NaN])),
  };
}

/** What `RatingScaleRepository` sums up in the database. */
export function momentsOf(ratings: readonly Rating[]): RatingMoments {
  const given = [...groupBy(ratings, (one) => one.annotation).values()];
  const own = [...groupBy(ratings, (one) => one.rater).values()];
  const sumOf = (some: readonly Rating[]): number => sum(some, ({ rating }) => rating);
  return {
    ratings: ratings.length,
    annotations: given.length,
    raters: own.length,
    sum: sumOf(ratings),
    squares: sum(ratings, ({ rating }) => rating ** 2),
    annotationSquares: sum(given, (some) => sumOf(some) ** 2 / some.length),
    annotationCounts: sum(given, (some) => some.length ** 2),
    raterSquares: sum(own, (some) => sumOf(some) ** 2 / some.length),
    raterCounts: sum(own, (some) => some.length ** 2),
  };
}

const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0);

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
