import type { DayCount } from './day.repository.js';

/** What came in and what was done about it, by one criterion. */
export interface Tally {
  readonly key: string;
  readonly opened: number;
  readonly reported: number;
  readonly decided: number;
  /** Decisions that were taken back, by a person or an appeal. */
  readonly reversed: number;
  readonly escalated: number;
  readonly closed: number;
}

const MEASURES = ['opened', 'reported', 'decided', 'reversed', 'escalated', 'closed'] as const;
type Measure = (typeof MEASURES)[number];
const NOTHING: Readonly<Record<Measure, number>> = {
  opened: 0,
  reported: 0,
  decided: 0,
  reversed: 0,
  escalated: 0,
  closed: 0,
};

const isMeasure = (text: string): text is Measure => (MEASURES as readonly string[]).includes(text);

/** Adds rows up by a key; rows without one are left out. In the order of the keys. */
export function tally(rows: readonly DayCount[], keyOf: (row: DayCount) => string | undefined): Tally[] {
  const tallies = new Map<string, Record<Measure, number>>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined || !isMeasure(row.measure)) continue;
    const sums = tallies.get(key) ?? { ...NOTHING };
    sums[row.measure] += row.count;
    tallies.set(key, sums);
  }
  return [...tallies].map(([key, sums]) => ({ key, ...sums })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

export const total = (rows: readonly DayCount[]): Tally => tally(rows, () => '')[0] ?? { key: '', ...NOTHING };

/** How many of a measure, with this detail if one is given. */
export const countOf = (rows: readonly DayCount[], measure: string, detail?: string): number =>
  rows.reduce(
    (sum, row) => (row.measure === measure && (detail === undefined || row.detail === detail) ? sum + row.count : sum),
    0,
  );
