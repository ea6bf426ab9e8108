import type { TransparencyReportResponse, TransparencyRowResponse } from '@odr/sdk';

import type { ChartData } from '../../shared/util-chart/chart-data.js';
import { formatCount, words } from '../../shared/util-format/format.js';

export type { TransparencyReportResponse, TransparencyRowResponse } from '@odr/sdk';

/** The parts of the report in words, in its order. */
export const PART_WORDS: Readonly<Record<string, string>> = {
  '3_member_state_orders': 'Orders of authorities',
  '4_notices': 'Notices and reports',
  '5_own_initiative_illegal': 'Own initiative: law',
  '6_own_initiative_terms': 'Own initiative: terms',
  '7_appeals_and_recidivism': 'Appeals and suspensions',
  '8_automated_means': 'Machines and time',
  '9_human_resources': 'People',
  '10_recipients': 'Recipients',
};

/** A figure, or that there is none. */
export const valueText = ({ value }: TransparencyRowResponse): string =>
  value === null ? 'Not recorded' : formatCount(value);

const TOTAL = 'TOTAL';
const categoryWord = (category: string): string => words(category.replace('STATEMENT_CATEGORY_', '').toLowerCase());

/** One indicator by its categories. */
export function categoryChart(
  { rows }: TransparencyReportResponse,
  indicators: readonly { readonly part: string; readonly indicator: string }[],
): ChartData {
  const sums = new Map<string, number>();
  for (const row of rows)
    if (
      row.category !== TOTAL &&
      indicators.some(({ part, indicator }) => part === row.part && indicator === row.indicator)
    )
      sums.set(row.category, (sums.get(row.category) ?? 0) + (row.value ?? 0));
  const sorted = [...sums].sort(([, a], [, b]) => b - a);
  return {
    kind: 'bars',
    labelTitle: 'Category',
    labels: sorted.map(([category]) => categoryWord(category)),
    series: [{ name: 'Count', values: sorted.map(([, value]) => value) }],
  };
}

/** A row as the table shows it. */
export const tableRows = ({ rows }: TransparencyReportResponse) =>
  rows.map((row) => ({
    part: PART_WORDS[row.part] ?? row.part,
    indicator: row.indicator,
    category: row.category === TOTAL ? 'All' : categoryWord(row.category),
    value: valueText(row),
    note: row.note,
  }));
