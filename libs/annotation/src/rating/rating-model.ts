import { type RatingMoments, type VarianceComponents, varianceComponents } from './variance-components.js';

/** What somebody's habit may be off by, of ten, before merits are computed anew with it. */
export const TOLERANCE = 0.005;

export interface Rating {
  readonly annotation: string;
  readonly rater: string;
  readonly rating: number;
}

/** What a correction goes by. It holds for all annotations until ratings have grown by a tenth. */
export interface RatingScale {
  /** Mean of all ratings. */
  readonly level: number;
  /** So many ratings at the level are given to every annotation beforehand. */
  readonly itemPrior: number;
  /** So many ratings without any habit are given to every rater beforehand. */
  readonly raterPrior: number;
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

/**
 * Separates how good annotations are from how people rate: rating = level + merit of the annotation + habit of the rater + chance,
 * the last three random: the best linear unbiased prediction of the mixed model with crossed effects (C. R. Henderson, Biometrics
 * 31, 1975; G. K. Robinson, "That BLUP is a good thing", Statistical Science 6, 1991) for a level that is known. It is where
 * the sum of (rating − level − merit − habit)² + itemPrior · merit² + raterPrior · habit² is least, which is found by turns.
 *
 * So little is said of whoever has rated little, and a single rating is nearly what it is; where nothing is known of the
 * variances, it is exactly that: priors of 0 and infinity leave the plain mean.
 *
 * This is the plain form, over all ratings. `RatingRepository` does the same steps in the database for what has changed.
 */
export function fitRatings(ratings: readonly Rating[], { level, itemPrior, raterPrior }: RatingScale): Fit {
  const merits = new Map(ratings.map(({ annotation }) => [annotation, level]));
  const habits = new Map(ratings.map(({ rater }) => [rater, 0]));
  const [byRater, byAnnotation] = [groupBy(ratings, (one) => one.rater), groupBy(ratings, (one) => one.annotation)];
  for (let round = 0, moved = Infinity; moved > 1e-9 && round < 10_000; round += 1) {
    moved = 0;
    for (const [annotation, given] of byAnnotation) {
      const freed = sum(given, ({ rater, rating }) => rating - (habits.get(rater) ?? 0));
      merits.set(annotation, (itemPrior * level + freed) / (itemPrior + given.length));
    }
    for (const [rater, own] of byRater) {
      const left = sum(own, ({ annotation, rating }) => rating - (merits.get(annotation) ?? 0));
      const habit = left / (raterPrior + own.length);
      moved = Math.max(moved, Math.abs(habit - (habits.get(rater) ?? 0)));
      habits.set(rater, habit);
    }
  }
  return { merits, habits };
}

/** What `RatingRepository` sums up in the database. */
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
