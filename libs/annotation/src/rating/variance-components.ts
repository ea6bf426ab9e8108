/** Sums over all ratings, from which variances are estimated without looking at pairs. */
export interface RatingMoments {
  readonly ratings: number;
  readonly annotations: number;
  readonly raters: number;
  /** Of all ratings, and of their squares. */
  readonly sum: number;
  readonly squares: number;
  /** Over annotations: the sum of (sum of its ratings)² / their number; and the sum of their number². */
  readonly annotationSquares: number;
  readonly annotationCounts: number;
  /** The same over raters. */
  readonly raterSquares: number;
  readonly raterCounts: number;
}

/** Where differences between ratings come from. */
export interface VarianceComponents {
  readonly annotation: number;
  readonly rater: number;
  readonly chance: number;
}

/** Ratings that repeat an annotation, and ratings that repeat a rater: below ten of either nothing is known of variances. */
export const ENOUGH_REPEATS = 10;

/** Ratings are whole numbers: even who feels exactly the same twice is off by a uniform error of ± ½. */
const ROUNDING = 1 / 12;
/** However alike annotations look, twenty ratings of one weigh more than the mean of all others. */
const MAX_ITEM_PRIOR = 20;

/**
 * Variances of annotations, raters and chance of the crossed random effects model, by moments: within annotations ratings vary by
 * rater and chance, within raters by annotation and chance, over all by all three. Three equations, solved exactly; for a full
 * table of raters and annotations they are the mean squares of the analysis of variance (K. Gao and A. B. Owen, "Efficient moment
 * calculations for variance components in large unbalanced crossed random effects models", Electron. J. Statist. 11, 2017; each
 * pair rates once, so their cell counts are 0 and 1). A linear pass, where REML would need the inverse of a matrix of all raters.
 *
 * @returns null where too little is repeated to tell the three apart
 */
export function varianceComponents(m: RatingMoments): VarianceComponents | null {
  const repeats = Math.min(m.ratings - m.annotations, m.ratings - m.raters);
  if (repeats < ENOUGH_REPEATS) return null;
  const estimated = unfloored(m);
  if (!estimated) return null;
  const { withinAnnotations, withinRaters } = estimated;
  const chance = Math.max(estimated.chance, ROUNDING);
  return {
    annotation: Math.max(withinRaters - chance, chance / MAX_ITEM_PRIOR),
    rater: Math.max(withinAnnotations - chance, 0),
    chance,
  };
}

/** As the equations have it: variances may come out below nought. @returns null where the equations are one and the same */
function unfloored(
  m: RatingMoments,
): { readonly withinAnnotations: number; readonly withinRaters: number; readonly chance: number } | null {
  const withinAnnotations = (m.squares - m.annotationSquares) / (m.ratings - m.annotations);
  const withinRaters = (m.squares - m.raterSquares) / (m.ratings - m.raters);
  const total = m.squares - m.sum ** 2 / m.ratings;
  const [annotationShare, raterShare] = [m.annotationCounts / m.ratings, m.raterCounts / m.ratings];
  // How much of chance the sum holds twice: nought with one rater, or one annotation, where it cannot be told from the rest.
  const twice = m.ratings + 1 - annotationShare - raterShare;
  if (twice <= 1e-9 * m.ratings) return null;
  const chance =
    ((m.ratings - annotationShare) * withinRaters + (m.ratings - raterShare) * withinAnnotations - total) / twice;
  return { withinAnnotations, withinRaters, chance };
}
