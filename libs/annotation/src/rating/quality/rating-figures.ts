import { type Figure, figureOf } from '../../agreement/measure/figure.js';
import { KrippendorffAlpha } from '../../agreement/statistics/krippendorff.js';

/** An annotation that two people or more rated. */
export interface RatedTwice {
  readonly annotationId: string;
  readonly sourceIds: readonly string[];
  readonly raters: readonly string[];
  /** In the order of the raters. */
  readonly ratings: readonly number[];
}

const NAME = { field: 'rating', statistic: 'alpha_interval' } as const;

/** How much raters agree, by α of differences over annotations that were rated twice or more. */
export const agreementOfRatings = (rated: readonly RatedTwice[]): Figure => {
  const alpha = new KrippendorffAlpha(
    rated.map(({ ratings }) => ratings),
    'interval',
  );
  const size = rated.length;
  return figureOf(NAME, { size, contents: size }, (weights) => alpha.value(weights));
};

/** How much one rater agrees with the others: pairs of which one is theirs, so what two others dispute does not count. */
export function agreementOfRater(rated: readonly RatedTwice[], rater: string): Figure {
  const own = rated.flatMap(({ raters, ratings }) => {
    const at = raters.indexOf(rater);
    return at < 0 ? [] : [{ mine: ratings[at] ?? 0, others: ratings.filter((_, other) => other !== at) }];
  });
  const pairs = own.flatMap(({ mine, others }, place) => others.map((other) => ({ place, pair: [mine, other] })));
  const alpha = new KrippendorffAlpha(
    pairs.map(({ pair }) => pair),
    'interval',
  );
  const places = Uint32Array.from(pairs, ({ place }) => place);
  const ofPairs = new Uint32Array(pairs.length);
  // Annotations are drawn, not pairs: three pairs of one annotation are no three witnesses.
  return figureOf(NAME, { size: own.length, contents: own.length }, (weights) => {
    for (let at = 0; at < places.length; at += 1) ofPairs[at] = weights[places[at] ?? 0] ?? 0;
    return alpha.value(ofPairs);
  });
}

/** Of a scale of 0 to 10; null of none. @param byRating how many gave 0, 1, … 10 */
export function meanOfRatings(byRating: readonly number[]): number | null {
  const count = byRating.reduce((sum, one) => sum + one, 0);
  if (count === 0) return null;
  return Math.round((100 * byRating.reduce((sum, one, rating) => sum + one * rating, 0)) / count) / 100;
}
