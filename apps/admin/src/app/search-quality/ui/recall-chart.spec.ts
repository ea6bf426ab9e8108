import type { EngineRecallResponse } from '../data/recall';

import { recallChart } from './recall-chart.js';

const engine = (name: string, means: Readonly<Record<string, number>>): EngineRecallResponse =>
  ({
    engine: name,
    days: Object.entries(means).map(([day, mean]) => ({ day, mean, p5: mean, samples: 9, underFilled: 0 })),
  }) as unknown as EngineRecallResponse;

describe('the chart of recall', () => {
  it('has a line an engine, with gaps where nothing was checked', () => {
    const engines = [
      engine('pictures', { '2026-03-01': 0.98, '2026-03-03': 0.99 }),
      engine('captions', { '2026-02-01': 1 }),
    ];

    expect(recallChart(engines, 3, Date.UTC(2026, 2, 3, 12))).toEqual({
      kind: 'lines',
      labelTitle: 'Day',
      labels: ['Mar 1', 'Mar 2', 'Mar 3'],
      series: [
        { name: 'pictures', values: [0.98, NaN, 0.99] },
        { name: 'captions', values: [NaN, NaN, NaN] },
      ],
    });
  });
});
