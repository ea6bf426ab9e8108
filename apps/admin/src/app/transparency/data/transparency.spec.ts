import type { TransparencyReportResponse } from '@odr/sdk';

import { categoryChart, tableRows } from './transparency.js';

const row = (part: string, indicator: string, category: string, value: number | null) => ({
  ...{ part, indicator, category, value, note: '' },
  applicability: 'hosting' as const,
});
const REPORT: TransparencyReportResponse = {
  from: '2026-01-01',
  to: '2026-03-31',
  asOf: null,
  service: 'https://data.example.org',
  rows: [
    row('4_notices', 'notices received', 'TOTAL', 1_204),
    row('4_notices', 'notices received', 'STATEMENT_CATEGORY_VIOLENCE', 4),
    row('4_notices', 'notices received', 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS', 1_200),
    row('10_recipients', 'average monthly active recipients', 'TOTAL', null),
  ],
};

describe('the transparency report', () => {
  it('draws categories, the largest first', () => {
    expect(categoryChart(REPORT, [{ part: '4_notices', indicator: 'notices received' }])).toMatchObject({
      labels: ['Protection of minors', 'Violence'],
      series: [{ values: [1_200, 4] }],
    });
  });

  it('never shows nought for what is not recorded', () => {
    expect(tableRows(REPORT).map(({ part, category, value }) => [part, category, value])).toEqual([
      ['Notices and reports', 'All', '1,204'],
      ['Notices and reports', 'Violence', '4'],
      ['Notices and reports', 'Protection of minors', '1,200'],
      ['Recipients', 'All', 'Not recorded'],
    ]);
  });
});
