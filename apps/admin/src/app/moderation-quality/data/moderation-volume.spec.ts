import type { ModerationStatsResponse, TallyResponse } from '@odr/sdk';

import { actionChart, reportChart, volumeChart } from './moderation-volume.js';

const tally = (key: string, more: Partial<TallyResponse>): TallyResponse => ({
  ...{ key, opened: 0, reported: 0, decided: 0, reversed: 0, escalated: 0, closed: 0 },
  ...more,
});
const stats = (more: Partial<ModerationStatsResponse>): ModerationStatsResponse => ({
  ...{ from: '2026-01-01', to: '2026-03-31', asOf: null, days: [], queues: [], policies: [], actions: [], reasons: [] },
  ...{ moderators: [], total: { ...tally('', {}), p50Seconds: null, p90Seconds: null } },
  ...more,
});

describe('what moderation did, drawn', () => {
  it('leaves no day out', () => {
    const days = [tally('2026-03-01', { opened: 4, decided: 1 }), tally('2026-03-03', { decided: 3, reversed: 1 })];

    expect(volumeChart(stats({ days }))).toMatchObject({
      labelTitle: 'Day',
      labels: ['2026-03-01', '2026-03-02', '2026-03-03'],
      series: [{ values: [4, 0, 0] }, { values: [1, 0, 3] }, { values: [0, 0, 1] }],
    });
    expect(volumeChart(stats({})).labels).toEqual([]);
  });

  it('adds many days up to weeks, to the unit', () => {
    const days = Array.from({ length: 90 }, (_, at) =>
      tally(new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10), { opened: at, decided: 1 }),
    );
    const { labelTitle, labels, series } = volumeChart(stats({ days }));

    expect([labelTitle, labels[0]]).toEqual(['Week', '2025-12-29']);
    expect(series.map(({ values }) => values.reduce((sum, value) => sum + value, 0))).toEqual([(89 * 90) / 2, 90, 0]);
  });

  it('names decisions and reports, the most frequent first', () => {
    const actions = [tally('reject', { decided: 2 }), tally('approve', { decided: 9 }), tally('delist', {})];
    expect(actionChart(stats({ actions }))).toMatchObject({
      labels: ['Approve', 'Reject'],
      series: [{ values: [9, 2] }],
    });

    const reasons = [tally('notice:privacy', { reported: 1 }), tally('person:privacy', { reported: 3 })];
    const { labels } = reportChart(stats({ reasons }));
    expect(labels[1]).toBe(`${labels[0] ?? ''}, without an account`);
  });
});
