import fc from 'fast-check';

import { halfInterval } from './interval.js';
import { fitRatings, PRIOR_RATINGS, type Rating } from './rating-model.js';

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

const meritOf = (all: readonly Rating[], annotation: string): number => fitRatings(all).merits.get(annotation) ?? NaN;

describe('the model of ratings', () => {
  it('moves no merit when one rater gives everything more or less', () => {
    fc.assert(
      fc.property(
        ratings,
        fc.integer({ min: 0, max: 5 }),
        fc.double({ min: -5, max: 5, noNaN: true }),
        (all, who, shift) => {
          const shifted = all.map((one) => (one.rater === `r${who}` ? { ...one, rating: one.rating + shift } : one));

          const [before, after] = [fitRatings(all), fitRatings(shifted)];

          for (const [annotation, merit] of before.merits) expect(after.merits.get(annotation)).toBeCloseTo(merit, 4);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is where the penalised sum of squares is least', () => {
    fc.assert(
      fc.property(ratings, (all) => {
        const { merits, habits } = fitRatings(all);

        // The slope in every direction is nought.
        for (const [annotation, merit] of merits) {
          const left = all
            .filter((one) => one.annotation === annotation)
            .reduce((sum, { rater, rating }) => sum + rating - (habits.get(rater) ?? 0) - merit, 0);
          expect(left).toBeCloseTo(PRIOR_RATINGS * merit, 4);
        }
        for (const [rater, habit] of habits) {
          const left = all
            .filter((one) => one.rater === rater)
            .reduce((sum, { annotation, rating }) => sum + rating - (merits.get(annotation) ?? 0) - habit, 0);
          expect(left).toBeCloseTo(0, 4);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('puts what a harsh rater likes before what a mild one dislikes', () => {
    const all: Rating[] = [
      ...[6, 3, 2, 3].map((rating, at) => ({ annotation: `harsh ${at}`, rater: 'harsh', rating })),
      ...[7, 9, 10, 9].map((rating, at) => ({ annotation: `mild ${at}`, rater: 'mild', rating })),
    ];

    expect(meritOf(all, 'harsh 0')).toBeGreaterThan(0);
    expect(meritOf(all, 'mild 0')).toBeLessThan(0);
  });

  it('draws few ratings to the mean, and many less', () => {
    const filler = (rater: string): Rating[] =>
      [5, 5, 5, 5, 5, 5].map((rating, at) => ({ annotation: `plain ${at}`, rater, rating }));
    const people = Array.from({ length: 8 }, (_, at) => `r${at}`);
    const everything = people.flatMap(filler);
    const praised = (by: number): Rating[] =>
      people.slice(0, by).map((rater) => ({ annotation: 'good', rater, rating: 10 }));

    const [one, two, eight] = [1, 2, 8].map((by) => meritOf([...everything, ...praised(by)], 'good'));

    expect(one).toBeGreaterThan(0);
    expect(two).toBeGreaterThan(one ?? NaN);
    expect(eight).toBeGreaterThan(two ?? NaN);
    expect(eight).toBeLessThan(5);
  });

  it('says nothing of what people rated who rated nothing else', () => {
    const { merits, level } = fitRatings([
      { annotation: 'a', rater: 'ann', rating: 10 },
      { annotation: 'b', rater: 'ben', rating: 0 },
    ]);

    expect(merits.get('a')).toBeCloseTo(0, 6);
    expect(merits.get('b')).toBeCloseTo(0, 6);
    expect(level).toBeCloseTo(5, 6);
  });

  it('has nothing to say without ratings', () => {
    expect(fitRatings([])).toMatchObject({ level: 0 });
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
