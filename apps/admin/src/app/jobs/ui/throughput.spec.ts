import { throughputChart } from './throughput.js';

const NOW = Date.parse('2026-03-01T10:05:30Z');
const at = (minute: string): string => `2026-03-01T10:${minute}:00Z`;
const HISTORY = [
  { queue: 'content', at: at('03'), done: 4, failed: 1 },
  { queue: 'scan', at: at('03'), done: 2, failed: 0 },
  { queue: 'content', at: at('05'), done: 3, failed: 0 },
  { queue: 'content', at: at('01'), done: 9, failed: 9 },
];

describe('what queues finished', () => {
  const values = (queue: string | undefined) =>
    throughputChart(HISTORY, { queue, minutes: 3, nowMs: NOW }).series.map((series) => series.values);

  it('is summed minute by minute, with the minutes in which nothing did', () => {
    expect(values(undefined)).toEqual([
      [6, 0, 3],
      [1, 0, 0],
    ]);
  });

  it('is told for one queue', () => {
    expect(values('scan')).toEqual([
      [2, 0, 0],
      [0, 0, 0],
    ]);
  });
});
