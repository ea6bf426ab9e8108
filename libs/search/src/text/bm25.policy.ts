/**
 * How much a word counts by where it stands: BM25F, that is BM25 over frequencies and lengths weighted by field before they
 * saturate. The proportions are those of PostgreSQL's ts_rank. A change needs a migration: `search_length()` sums by the same.
 */
export const FIELD_WEIGHTS = { A: 2.5, B: 1, C: 0.5, D: 0.25 } as const;
/** The same for ts_rank, whose weights are at most 1: D, C, B, A. */
export const RANK_WEIGHTS = '{0.1, 0.2, 0.4, 1}';

/** The customary values. */
const K1 = 1.2;
const B = 0.75;

/**
 * How telling a term is, never negative.
 * @param documents how many of `total` have it
 */
export function idf(documents: number, total: number): number {
  const having = Math.min(documents, total);
  return Math.log(1 + (total - having + 0.5) / (having + 0.5));
}

/** The same as an expression over `frequency` and `length`, which the statement names. */
export const saturated = (frequency: string, length: string, averageLength: string): string =>
  `(${frequency} * ${K1 + 1} / (${frequency} + ${K1} * (${1 - B} + ${B} * ${length} / ${averageLength})))`;
