import { agreementOfRater, agreementOfRatings, meanOfRatings, type RatedTwice } from './rating-figures.js';

const rated = (...rows: readonly Readonly<Record<string, number>>[]): RatedTwice[] =>
  rows.map((row, at) => ({
    annotationId: `a${at}`,
    sourceIds: [],
    raters: Object.keys(row),
    ratings: Object.values(row),
  }));

describe('agreement of ratings', () => {
  it('is α of differences', () => {
    // Krippendorff 2011, data C, on the interval scale: .849. Units with one value are left out by the reader.
    const coders = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, NaN, NaN, NaN],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NaN, 3],
      [NaN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NaN],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NaN],
    ];
    const units = Array.from({ length: 11 }, (_, unit) =>
      Object.fromEntries(
        coders.flatMap((row, coder) => (Number.isNaN(row[unit] ?? NaN) ? [] : [[`c${coder}`, row[unit] ?? 0]])),
      ),
    );

    expect(agreementOfRatings(rated(...units))).toMatchObject({ statistic: 'alpha_interval', contents: 11, why: null });
    expect(agreementOfRatings(rated(...units)).value).toBeCloseTo(0.849, 3);
  });

  it('of one rater leaves out what two others dispute', () => {
    const all = rated({ ann: 8, ben: 8, cid: 0 }, { ann: 2, ben: 2, cid: 10 }, { ann: 5, ben: 5 }, { ben: 1, cid: 9 });

    const [ann, ben, cid] = ['ann', 'ben', 'cid'].map((who) => agreementOfRater(all, who));

    expect(ann?.contents).toBe(3);
    expect(ben?.contents).toBe(4);
    expect(ann?.value).toBeGreaterThan(cid?.value ?? NaN);
    expect(agreementOfRater(rated({ ann: 8, ben: 8, cid: 0 }, { ann: 2, ben: 2, cid: 0 }), 'cid').value).toBeLessThan(
      0,
    );
    expect(agreementOfRater(all, 'nobody')).toMatchObject({ value: null, why: 'no_pairs', contents: 0 });
  });

  it('has an interval from ten annotations on', () => {
    const nine = rated(...Array.from({ length: 9 }, (_, at) => ({ ann: at, ben: at + (at % 2) })));

    expect(agreementOfRatings(nine)).toMatchObject({ low: null, high: null });
    const ten = agreementOfRatings([...nine, ...rated({ ann: 9, ben: 9 })]);
    expect(ten.low).toBeLessThan(ten.value ?? NaN);
    expect(ten.high).toBeGreaterThanOrEqual(ten.value ?? NaN);
  });

  it('has a mean where there are ratings', () => {
    expect(meanOfRatings([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2])).toBe(6.67);
    expect(meanOfRatings(new Array<number>(11).fill(0))).toBeNull();
  });
});
