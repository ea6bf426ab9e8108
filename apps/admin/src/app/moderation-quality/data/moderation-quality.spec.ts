import type { ModerationQualityResponse } from '@odr/sdk';

import { durationText, figureText, moderatorRows, policyChart, shareText } from './moderation-quality.js';

const figure = (
  value: number | null,
  low: number | null = null,
  high: number | null = null,
  why: string | null = null,
) => ({
  ...{ value, why, low, high, pairs: 40 },
});
const QUALITY: ModerationQualityResponse = {
  ...{
    from: '2026-01-01T00:00:00Z',
    to: '2026-03-01T00:00:00Z',
    goldGiven: 9,
    goldAgreed: 8,
    decided: 400,
    overturned: 4,
  },
  kappa: figure(0.82, 0.75, 0.88),
  alpha: figure(0.7),
  weeks: [{ week: '2026-02-02', kappa: figure(0.8, 0.7, 0.9) }],
  policies: [
    { policy: 'terms.quality', kappa: figure(0.2, 0.1, 0.4), named: 30, isAmbiguous: true },
    { policy: 'license.not_open', kappa: figure(null, null, null, 'no_pairs'), named: 2, isAmbiguous: false },
  ],
  moderators: [
    {
      ...{ userId: 'm', name: 'Mina', kappa: figure(0.9), goldGiven: 9, goldAgreed: 8, decided: 300, overturned: 3 },
      drift: { before: 0.9, lately: 0.6, towardsAlarm: 1.2, isAlarmed: true },
    },
  ],
};

describe('the quality of decisions', () => {
  it('reads figures with their interval, or with why there is none', () => {
    expect(figureText(QUALITY.kappa)).toBe('0.82 (0.75 to 0.88)');
    expect(figureText(figure(null, null, null, 'no_variation'))).toBe('All alike');
    expect(shareText(0, 0)).toBe('–');
  });

  it('names ambiguous policies in the chart itself, and leaves out those without a figure', () => {
    expect(policyChart(QUALITY)).toMatchObject({
      labels: ['terms.quality (ambiguous)'],
      series: [{ intervals: [[0.1, 0.4]] }],
    });
  });

  it('says who drifts, in words', () => {
    expect(moderatorRows(QUALITY)).toMatchObject([
      {
        overturned: '3 of 300 (1 %)',
        gold: '8 of 9 (89 %)',
        drift: 'Drifting: 90 % before, 60 % lately',
        isAlarmed: true,
      },
    ]);
  });

  it.each([
    [null, '–'],
    [40, '40 s'],
    [720, '12 min'],
    [10_800, '3 h'],
    [259_200, '3 days'],
  ])('reads %s seconds as %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});
