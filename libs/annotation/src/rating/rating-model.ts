/**
 * How many ratings at the mean an annotation is given beforehand. With none, one enthusiastic stranger would put an annotation
 * before all others; with many, ratings would hardly matter.
 */
export const PRIOR_RATINGS = 2;

/** What somebody gives to a mean annotation may be off by this much, of ten, before merits are computed anew with it. */
export const TOLERANCE = 0.005;

export interface Rating {
  readonly annotation: string;
  readonly rater: string;
  readonly rating: number;
}

export interface Fit {
  /** What raters give to a mean annotation, in the mean over ratings. */
  readonly level: number;
  /** By annotation, relative to the mean one. */
  readonly merits: ReadonlyMap<string, number>;
  /** By rater: what each gives to a mean annotation. */
  readonly habits: ReadonlyMap<string, number>;
}

/**
 * Separates how good annotations are from how people rate: rating = habit of the rater + merit of the annotation + chance.
 *
 * Habits are fixed effects, merits random ones: the best linear unbiased prediction of the mixed model (C. R. Henderson,
 * "Best linear unbiased estimation and prediction under a selection model", Biometrics 31, 1975; G. K. Robinson, "That BLUP is a
 * good thing", Statistical Science 6, 1991) with `PRIOR_RATINGS` for the ratio of the two variances. It is where the sum of
 * (rating − habit − merit)² + PRIOR_RATINGS · merit² is least, which is found by turns: each habit is the mean of what the rater
 * gave less the merits, each merit the sum of what it was given less the habits, over the number of ratings plus `PRIOR_RATINGS`.
 *
 * So a rater who gives everything two less changes their own habit by two and no merit at all; few ratings leave a merit near the
 * mean; and who has rated a single annotation says nothing about it, as nobody knows how they rate.
 *
 * This is the plain form, over all ratings. `RatingRepository` does the same steps in the database for what has changed.
 */
export function fitRatings(ratings: readonly Rating[]): Fit {
  const merits = new Map(ratings.map(({ annotation }) => [annotation, 0]));
  const habits = new Map(ratings.map(({ rater }) => [rater, 0]));
  for (let round = 0, moved = Infinity; moved > 1e-9 && round < 10_000; round += 1) {
    moved = 0;
    for (const [rater, own] of groupBy(ratings, ({ rater: by }) => by)) {
      const habit = sum(own, ({ annotation, rating }) => rating - (merits.get(annotation) ?? 0)) / own.length;
      moved = Math.max(moved, Math.abs(habit - (habits.get(rater) ?? 0)));
      habits.set(rater, habit);
    }
    for (const [annotation, given] of groupBy(ratings, ({ annotation: about }) => about))
      merits.set(
        annotation,
        sum(given, ({ rater, rating }) => rating - (habits.get(rater) ?? 0)) / (given.length + PRIOR_RATINGS),
      );
  }
  const level = ratings.length === 0 ? 0 : sum(ratings, ({ rater }) => habits.get(rater) ?? 0) / ratings.length;
  return { level, merits, habits };
}

const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0);

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
