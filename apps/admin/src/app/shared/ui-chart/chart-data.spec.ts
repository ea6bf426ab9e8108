import { type ChartData, isBlank, reading, stepTo } from '../util-chart/chart-data.js';
import { optionOf } from './chart-option.js';

const DATA: ChartData = {
  kind: 'columns',
  labelTitle: 'Day',
  labels: ['1 Nov', '2 Nov'],
  series: [
    { name: 'Uploads', values: [1_200, 0] },
    { name: 'Refused', values: [3, 0] },
  ],
};

describe('what a chart says', () => {
  it('reads all values of a label, grouped', () => {
    expect(reading(DATA, 0)).toBe('1 Nov: Uploads 1,200, Refused 3');
  });

  it('reads dots with their intervals, where there are some', () => {
    const series = [{ name: 'α', values: [0.8215, -0.1], intervals: [[0.75, 0.88], null] as const }];
    const dots: ChartData = { kind: 'dots', labelTitle: 'Source', labels: ['tags', 'boxes'], series };

    expect(reading(dots, 0)).toBe('tags: 0.82 (0.75 to 0.88)');
    expect(reading(dots, 1)).toBe('boxes: -0.10');
    expect(optionOf(dots)).toMatchObject({ xAxis: { min: -0.25, max: 1 }, yAxis: { type: 'category', inverse: true } });
  });

  it('reads lines with their gaps, from where the lowest lies up to 1', () => {
    const series = [{ name: 'Recall', values: [0.9874, NaN, 0.81] }];
    const lines: ChartData = { kind: 'lines', labelTitle: 'Day', labels: ['1 Nov', '2 Nov', '3 Nov'], series };

    expect([0, 1].map((at) => reading(lines, at))).toEqual(['1 Nov: 0.987', '2 Nov: –']);
    expect(optionOf(lines)).toMatchObject({ yAxis: { min: 0.8, max: 1 }, series: [{ data: [0.9874, null, 0.81] }] });
    expect(isBlank(lines)).toBe(false);
    expect(isBlank({ ...lines, series: [{ name: 'Recall', values: [NaN] }] })).toBe(true);
  });

  it('is blank without dots, but not with one at 0', () => {
    const dots: ChartData = {
      kind: 'dots',
      labelTitle: 'Source',
      labels: ['tags'],
      series: [{ name: 'α', values: [0] }],
    };

    expect(isBlank(dots)).toBe(false);
    expect(isBlank({ ...dots, series: [{ name: 'α', values: [] }] })).toBe(true);
  });

  it('is blank when every value is zero', () => {
    expect(isBlank(DATA)).toBe(false);
    expect(isBlank({ ...DATA, series: [{ name: 'Uploads', values: [0, 0] }] })).toBe(true);
  });

  it.each([
    ['ArrowRight', undefined, 0],
    ['ArrowRight', 1, 1],
    ['ArrowLeft', undefined, 1],
    ['ArrowLeft', 0, 0],
    ['Home', 1, 0],
    ['End', 0, 1],
    ['a', 0, undefined],
  ])('%s leads from %s to %s', (key, from, to) => {
    expect(stepTo(key, from, 2)).toBe(to);
  });

  it('draws in tokens only, so that the theme can change under it', () => {
    const drawn = JSON.stringify(optionOf({ ...DATA, tokens: ['--odr-status-pending'] }));

    expect(drawn).toContain('var(--odr-status-pending)');
    expect(drawn).toContain('var(--odr-chart-2)');
    expect(drawn).not.toMatch(/#[0-9a-f]{3,6}|rgb/);
  });

  it('lays bars down, the first on top', () => {
    expect(optionOf({ ...DATA, kind: 'bars' })).toMatchObject({ yAxis: { type: 'category', inverse: true } });
  });
});
