import { contributorChart, dayChart, statusChart } from './team-charts.js';

describe('the charts of a team', () => {
  it('show statuses in words, the most frequent first, in the colours of their meaning', () => {
    expect(statusChart({ pending: 3, available: 9 })).toMatchObject({
      labels: ['Published', 'Waiting for review'],
      series: [{ values: [9, 3] }],
      tokens: ['--odr-status-available', '--odr-status-pending'],
    });
  });

  it('name days as they are in UTC, wherever the reader is', () => {
    expect(dayChart([{ day: '2026-11-01', count: 4 }])).toMatchObject({ labels: ['Nov 1'], series: [{ values: [4] }] });
  });

  it('say who has left', () => {
    const contributors = [
      { name: 'Olga', isMember: true, count: 5 },
      { name: 'Carl', isMember: false, count: 2 },
    ];

    expect(contributorChart(contributors).labels).toEqual(['Olga', 'Carl (left)']);
  });
});
