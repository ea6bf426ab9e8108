import { cohenKappa, fleissKappa } from './kappa.js';
import { seeded } from './random.js';

describe("Cohen's kappa", () => {
  it.each([
    [
      [
        [20, 5],
        [10, 15],
      ],
      0.4,
    ],
    [
      [
        [45, 15],
        [25, 15],
      ],
      0.1304,
    ],
    [
      [
        [25, 35],
        [5, 35],
      ],
      0.2593,
    ],
  ])('of a table from the textbooks is what they say', (table, published) => {
    expect(cohenKappa(table)).toBeCloseTo(published, 4);
  });

  it('weighs how far apart two judgements are', () => {
    // The frequencies of Cohen (1968), table 1; the expected values were computed with NumPy from the definition.
    const table = [
      [88, 10, 2],
      [14, 40, 6],
      [18, 10, 12],
    ];

    expect(cohenKappa(table)).toBeCloseTo(0.4915, 4);
    expect(cohenKappa(table, 'linear')).toBeCloseTo(0.4737, 4);
    expect(cohenKappa(table, 'quadratic')).toBeCloseTo(0.4545, 4);
  });

  it('is 1 for a diagonal, whatever the weights', () => {
    for (const weights of ['none', 'linear', 'quadratic'] as const) {
      expect(
        cohenKappa(
          [
            [3, 0, 0],
            [0, 4, 0],
            [0, 0, 5],
          ],
          weights,
        ),
      ).toBe(1);
    }
  });

  it('does not care which coder is called the first', () => {
    const table = [
      [20, 5],
      [10, 15],
    ];
    const turned = [
      [20, 10],
      [5, 15],
    ];

    expect(cohenKappa(turned)).toBeCloseTo(Number(cohenKappa(table)), 12);
  });

  it('says why it has no value', () => {
    expect(cohenKappa([])).toBe('no_pairs');
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBe('no_pairs');
    expect(cohenKappa([[9]])).toBe('no_variation');
    expect(
      cohenKappa(
        [
          [9, 0],
          [0, 0],
        ],
        'linear',
      ),
    ).toBe('no_variation');
  });
});

describe("Fleiss' kappa", () => {
  /** Ten subjects, fourteen raters, five categories: the worked example of the article in Wikipedia, 0.210. */
  const FOURTEEN_RATERS = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ];

  it('of the published example is what was published', () => {
    expect(fleissKappa(FOURTEEN_RATERS)).toBeCloseTo(0.21, 3);
  });

  it('does not care for the order of units and categories', () => {
    const turned = FOURTEEN_RATERS.toReversed().map((unit) => unit.toReversed());

    expect(fleissKappa(turned)).toBeCloseTo(Number(fleissKappa(FOURTEEN_RATERS)), 12);
  });

  it('is 1 when all agree, and about 0 when they throw dice', () => {
    const random = seeded(3);
    const dice = Array.from({ length: 5_000 }, () => {
      const unit = [0, 0, 0, 0];
      for (let rater = 0; rater < 3; rater += 1) {
        const side = Math.floor(random() * 4);
        unit[side] = (unit[side] ?? 0) + 1;
      }
      return unit;
    });

    expect(
      fleissKappa([
        [3, 0],
        [0, 2],
        [5, 0],
      ]),
    ).toBe(1);
    expect(Math.abs(Number(fleissKappa(dice)))).toBeLessThan(0.03);
  });

  it('says why it has no value', () => {
    expect(fleissKappa([])).toBe('no_pairs');
    expect(
      fleissKappa([
        [1, 0],
        [0, 1],
      ]),
    ).toBe('no_pairs');
    expect(
      fleissKappa([
        [2, 0],
        [3, 0],
      ]),
    ).toBe('no_variation');
  });
});
