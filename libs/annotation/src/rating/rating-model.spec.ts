import fc from 'fast-check';

import { halfInterval } from './interval.js';
import { type Fit, fitRatings, momentsOf, type RatingScale, scaleOf } from './rating-model.js';
import type { Rating } from './rating-table.js';
import { varianceComponents } from './variance-components.js';

/** Up to 12 annotations rated by up to 6 people, each pair at most once. */
const ratings = fc
  .uniqueArray(
    fc.record({
      annotation: fc.integer({ min: 0, max: 11 }),
      rater: fc.integer({ min: 0, max: 5 }),
      rating: fc.integer({ min: 0, max: 10 }),
    }),
    {
      selector: ({ annotation, rater }) => `${annotation} ${rater}`,
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((all): Rating[] =>
    all.map(({ annotation, rater, rating }) => ({ annotation: `a${annotation}`, rater: `r${rater}`, rating })),
  );

/** Six targets and four judges: P. E. Shrout and J. L. Fleiss, "Intraclass correlations", Psychological Bulletin 86, 1979, table 2. */
const SHROUT_FLEISS = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];
const listed = (table: readonly (readonly number[])[], isKept = (_: number): boolean => true): Rating[] =>
  table.flatMap((row, a) =>
    row.flatMap((rating, r) => (isKept(a + r) ? [{ annotation: `a${a}`, rater: `r${r}`, rating }] : [])),
  );
const fitted = (all: readonly Rating[]): Fit => fitRatings(all, scaleOf(momentsOf(all)));

describe('variances of ratings', () => {
  it('are those of the analysis of variance where everybody rates everything', () => {
    // Mean squares 11.24 of targets, 32.49 of judges, 1.02 of the rest, as printed; the intraclass correlation ICC(2,1) is .29.
    const found = varianceComponents(momentsOf(listed(SHROUT_FLEISS)));

    expect(found?.chance).toBeCloseTo(1.0194444, 6);
    expect(found?.annotation).toBeCloseTo((11.2416667 - 1.0194444) / 4, 6);
    expect(found?.rater).toBeCloseTo((32.4861111 - 1.0194444) / 6, 6);
    const { annotation, rater, chance } = found ?? { annotation: NaN, rater: NaN, chance: NaN };
    expect(annotation / (annotation + rater + chance)).toBeCloseTo(0.29, 2);
  });

  it('of a table with holes solve the equations of its quadratic forms', () => {
    // By NumPy from the traces of the projections, without the closed form used here.
    const found = varianceComponents(momentsOf(listed(SHROUT_FLEISS, (at) => at % 4 !== 3)));

    expect(found?.annotation).toBeCloseTo(2.48329481, 6);
    expect(found?.rater).toBeCloseTo(5.49202497, 6);
    expect(found?.chance).toBeCloseTo(1.45241948, 6);
  });

  it('are unknown of one rating, of one rater, of one annotation, and while nobody rated what others did', () => {
    const of = (annotations: number, raters: number, by: (at: number) => boolean = () => true): unknown =>
      varianceComponents(
        momentsOf(
          Array.from({ length: annotations * raters }, (_, at) => at)
            .filter(by)
            .map((at) => ({ annotation: `a${Math.floor(at / raters)}`, rater: `r${at % raters}`, rating: at % 11 })),
        ),
      );

    expect(of(1, 1)).toBeNull();
    expect(of(40, 1)).toBeNull();
    expect(of(1, 40)).toBeNull();
    expect(of(40, 4, (at) => at % 4 === Math.floor(at / 4) % 4)).toBeNull();
    expect(of(40, 4)).not.toBeNull();
  });

  it('are never negative, however little the ratings mean', () => {
    fc.assert(
      fc.property(ratings, (all) => {
        const found = varianceComponents(momentsOf(all));
        if (!found) return;
        expect(found.annotation).toBeGreaterThan(0);
        expect(found.rater).toBeGreaterThanOrEqual(0);
        expect(found.chance).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the model of ratings', () => {
  it('gives what the equations of the mixed model give', () => {
    // By NumPy, twice: Henderson's equations, and the covariances of ratings inverted. Both agree to all digits shown.
    const { merits, habits } = fitted(listed(SHROUT_FLEISS, (at) => at % 4 !== 3));

    const expected = [5.60875567, 3.0821616, 6.24815345, 3.98556438, 7.00350406, 4.75585966];
    for (const [at, merit] of expected.entries()) expect(merits.get(`a${at}`)).toBeCloseTo(merit, 6);
    for (const [at, habit] of [2.33671947, -2.55217934, -0.90186748, 1.15565891].entries())
      expect(habits.get(`r${at}`)).toBeCloseTo(habit, 6);
  });

  it('is where the penalised sum of squares is least', () => {
    const scale: RatingScale = { level: 5, itemPrior: 1.5, raterPrior: 0.7, variances: null };
    fc.assert(
      fc.property(ratings, (all) => {
        const { merits, habits } = fitRatings(all, scale);
        const left = (some: readonly Rating[]): number =>
          some.reduce(
            (sum, one) => sum + one.rating - (habits.get(one.rater) ?? 0) - (merits.get(one.annotation) ?? 0),
            0,
          );

        // The slope in every direction is nought.
        for (const [id, merit] of merits)
          expect(left(all.filter((one) => one.annotation === id))).toBeCloseTo(
            scale.itemPrior * (merit - scale.level),
            4,
          );
        for (const [id, habit] of habits)
          expect(left(all.filter((one) => one.rater === id))).toBeCloseTo(scale.raterPrior * habit, 4);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves the plain mean where nothing is known of how people rate', () => {
    const loneRating = [{ annotation: 'a', rater: 'ann', rating: 8 }];
    expect(fitted(loneRating).merits.get('a')).toBeCloseTo(8, 6);
    const oneRater = [3, 9, 4, 7, 6, 1, 8, 2, 5, 9, 10, 4].map((rating, at) => ({
      annotation: `a${at}`,
      rater: 'ann',
      rating,
    }));
    for (const { annotation, rating } of oneRater)
      expect(fitted(oneRater).merits.get(annotation)).toBeCloseTo(rating, 6);
  });

  it('takes a single rating by a stranger nearly as it is, where annotations differ much and people little', () => {
    const known = Array.from({ length: 60 }, (_, at): Rating => {
      const [annotation, rater] = [at % 20, at % 3];
      return { annotation: `a${annotation}`, rater: `r${rater}`, rating: (annotation % 10) + ((at >> 2) % 2) };
    });
    const merit = fitted([...known, { annotation: 'new', rater: 'stranger', rating: 8 }]).merits.get('new');

    expect(merit).toBeGreaterThan(7.5);
    expect(merit).toBeLessThan(8);
  });

  it('puts what a harsh rater likes before what a mild one dislikes, once both are known', () => {
    const shared = [2, 5, 8, 4, 6, 7, 3, 5].flatMap((worth, at) => [
      { annotation: `both ${at}`, rater: 'harsh', rating: worth - 2 },
      { annotation: `both ${at}`, rater: 'mild', rating: worth + 2 },
      { annotation: `both ${at}`, rater: 'third', rating: worth + (at % 2) },
    ]);
    const all = [
      ...shared,
      { annotation: 'liked', rater: 'harsh', rating: 6 },
      { annotation: 'disliked', rater: 'mild', rating: 7 },
    ];

    const { merits, habits } = fitted(all);

    expect(merits.get('liked')).toBeGreaterThan(merits.get('disliked') ?? NaN);
    expect(habits.get('mild')).toBeGreaterThan(1);
    expect(habits.get('harsh')).toBeLessThan(-1);
  });

  it('draws few ratings to the mean, and many less', () => {
    const scale: RatingScale = { level: 5, itemPrior: 2, raterPrior: 1e9, variances: null };
    const praised = (by: number): Rating[] =>
      Array.from({ length: by }, (_, at) => ({ annotation: 'good', rater: `r${at}`, rating: 10 }));

    const [one, two, eight] = [1, 2, 8].map((by) => fitRatings(praised(by), scale).merits.get('good'));

    expect(one).toBeCloseTo(5 + 5 / 3, 6);
    expect(two).toBeCloseTo(7.5, 6);
    expect(eight).toBeCloseTo(9, 6);
  });
});

describe('the interval of a rater’s habit', () => {
  it.each([
    [3, 4.303],
    [6, 2.571],
    [11, 2.228],
    [101, 1.984],
  ])('of %i ratings is as wide as Student’s t says', (count, quantile) => {
    expect(halfInterval(1, count) * Math.sqrt(count)).toBeCloseTo(quantile, count === 3 ? 0 : 2);
  });
});
