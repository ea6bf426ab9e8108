import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';

import { Chart } from './chart.js';
import type { ChartData } from '../util-chart/chart-data.js';
import { ChartHarness } from './chart.harness.js';

const DATA: ChartData = {
  kind: 'columns',
  labelTitle: 'Day',
  labels: ['1 Nov', '2 Nov'],
  series: [{ name: 'Uploads', values: [4, 7] }],
};

async function show(data: ChartData): Promise<ChartHarness> {
  const fixture = TestBed.createComponent(Chart);
  fixture.componentRef.setInput('caption', 'Uploads');
  fixture.componentRef.setInput('data', data);
  await fixture.whenStable();
  return TestbedHarnessEnvironment.harnessForFixture(fixture, ChartHarness);
}

describe('a chart', () => {
  it('is read value by value with the keyboard', async () => {
    const chart = await show(DATA);

    await chart.press('ArrowRight');
    expect(await chart.reading()).toBe('1 Nov: 4');
    await chart.press('End');
    expect(await chart.reading()).toBe('2 Nov: 7');
  });

  it('names its lines', async () => {
    const series = [
      { name: 'pictures', values: [0.98, 0.99] },
      { name: 'captions', values: [0.9, NaN] },
    ];
    await show({ ...DATA, kind: 'lines', series });

    const names = [...document.querySelectorAll('.legend li')].map((one) => one.textContent.trim());
    expect(names).toEqual(['● pictures', '■ captions']);
  });

  it('is a table as well', async () => {
    const chart = await show(DATA);

    await chart.toggleTable();

    expect(await chart.cells()).toEqual(['Day', 'Uploads', '1 Nov', '4', '2 Nov', '7']);
  });

  it('says that there is nothing, instead of drawing nothing', async () => {
    const chart = await show({ ...DATA, series: [{ name: 'Uploads', values: [0, 0] }] });

    expect(await chart.blank()).toBe('Nothing to show yet.');
  });
});
