export interface Rating {
  readonly annotation: string;
  readonly rater: string;
  readonly rating: number;
}

export interface RatingPriors {
  /** Mean of all ratings. */
  readonly level: number;
  /** So many ratings at the level are given to every annotation beforehand. */
  readonly itemPrior: number;
  /** So many ratings without any habit are given to every rater beforehand. */
  readonly raterPrior: number;
}

/** Habits that move by less from round to round, on the scale of ratings, are found. */
const FOUND = 1e-9;
const MAX_ROUNDS = 10_000;

/** All ratings, packed: two small numbers each, so that a million of them take some ten megabytes. */
export class RatingTable {
  /** In the order of `habits`. */
  readonly raters: string[] = [];
  private readonly raterIndex = new Map<string, number>();
  private readonly raterOf: number[] = [];
  private readonly ratingOf: number[] = [];
  /** Where the ratings of each annotation begin. */
  private readonly starts: number[] = [];
  private last: string | undefined;

  /** Takes one more in; all ratings of an annotation come one after the other. */
  add({ annotation, rater, rating }: Rating): void {
    if (annotation !== this.last) this.starts.push(this.ratingOf.length);
    this.last = annotation;
    let index = this.raterIndex.get(rater);
    if (index === undefined) {
      index = this.raters.push(rater) - 1;
      this.raterIndex.set(rater, index);
    }
    this.raterOf.push(index);
    this.ratingOf.push(rating);
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
   * `RatingRepository` does the same steps in the database for what has changed since.
   * @returns merits (level included) in the order in which annotations came, habits in that of `raters`
   */
  fit({ level, itemPrior, raterPrior }: RatingPriors): {
    readonly merits: Float64Array;
    readonly habits: Float64Array;
  } {
    const merits = new Float64Array(this.starts.length).fill(level);
    const habits = new Float64Array(this.raters.length);
    const counts = new Float64Array(this.raters.length);
    for (const rater of this.raterOf) counts[rater] = at(counts, rater) + 1;
    for (let round = 0, moved = Infinity; moved > FOUND && round < MAX_ROUNDS; round += 1) {
      const left = this.settle(merits, habits, level, itemPrior);
      moved = 0;
      for (let rater = 0; rater < habits.length; rater += 1) {
        const habit = at(left, rater) / (raterPrior + at(counts, rater));
        moved = Math.max(moved, Math.abs(habit - at(habits, rater)));
        habits[rater] = habit;
      }
    }
    return { merits, habits };
  }

  /** Computes merits with the habits of now. @returns what is left of each rater's ratings without them */
  private settle(merits: Float64Array, habits: Float64Array, level: number, itemPrior: number): Float64Array {
    const left = new Float64Array(habits.length);
    for (let annotation = 0; annotation < merits.length; annotation += 1) {
      const [from, to] = [at(this.starts, annotation), this.starts[annotation + 1] ?? this.ratingOf.length];
      let freed = 0;
      for (let one = from; one < to; one += 1) freed += at(this.ratingOf, one) - at(habits, at(this.raterOf, one));
      const merit = (itemPrior * level + freed) / (itemPrior + to - from);
      merits[annotation] = merit;
      for (let one = from; one < to; one += 1) {
        const rater = at(this.raterOf, one);
        left[rater] = at(left, rater) + at(this.ratingOf, one) - merit;
      }
    }
    return left;
  }
}

const at = (numbers: ArrayLike<number>, index: number): number => numbers[index] ?? 0;
