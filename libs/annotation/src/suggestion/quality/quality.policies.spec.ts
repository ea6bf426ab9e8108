import { isControl, proofOf, type Verdict } from '../automatic/proof.policy.js';
import { calibrationError } from './calibration.policy.js';
import { proportion } from './proportion.policy.js';

describe('what decisions say of a model', () => {
  it('gives the interval of Wilson', () => {
    // Newcombe, Two-sided confidence intervals for the single proportion (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    for (const [successes, of, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      const interval = proportion(successes, of);
      expect(interval?.low).toBeCloseTo(low, 4);
      expect(interval?.high).toBeCloseTo(high, 4);
    }
    expect(proportion(0, 0)).toBeUndefined();
  });

  it('measures how far scores are from what came of them', () => {
    const bins = [
      { bin: 1, decided: 10, taken: 2, meanScore: 0.2 },
      { bin: 9, decided: 30, taken: 21, meanScore: 0.9 },
    ];

    expect(calibrationError(bins)).toBeCloseTo(0.15, 10);
    expect(calibrationError([])).toBeUndefined();
  });

  const verdicts = (score: number, right: number, wrong: number): Verdict[] => [
    ...Array.from({ length: right }, () => ({ score, isUnchanged: true })),
    ...Array.from({ length: wrong }, () => ({ score, isUnchanged: false })),
  ];
  const wanted = { wantedPrecision: 0.9, wantedDecisions: 50 };

  it('finds the lowest score that is proven', () => {
    const history = [...verdicts(0.3, 20, 30), ...verdicts(0.62, 99, 1)];

    expect(proofOf(history, wanted)).toMatchObject({ threshold: 0.35, precision: { of: 100, share: 0.99 } });
  });

  it('takes neither luck nor few cases for a proof', () => {
    expect(proofOf(verdicts(0.9, 49, 0), wanted)).toBeUndefined();
    // 46 of 50 are 92 %, and could well be 81 %.
    expect(proofOf(verdicts(0.9, 46, 4), wanted)).toBeUndefined();
    expect(proofOf([], wanted)).toBeUndefined();
  });

  it('leaves a share of suggestions to people, always the same ones', () => {
    const ids = Array.from({ length: 2_000 }, (_, place) => `suggestion ${place}`);
    const left = ids.filter((id) => isControl(id, 0.1));

    expect(left.length).toBeGreaterThan(150);
    expect(left.length).toBeLessThan(250);
    expect(ids.filter((id) => isControl(id, 0.1))).toEqual(left);
    expect(ids.some((id) => isControl(id, 0))).toBe(false);
    expect(ids.every((id) => isControl(id, 1))).toBe(true);
  });
});
