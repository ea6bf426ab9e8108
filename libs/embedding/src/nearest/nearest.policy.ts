import type { IndexKind } from './vector-space.policy.js';

/**
 * How many more candidates than wanted contents the index is asked for, where the filter says yes as often among them as
 * anywhere. Signs alone rank roughly (though at 4,096 dimensions in 30 clusters four times as many had every one of the ten nearest).
 */
const OVERFETCH: Readonly<Record<IndexKind, number>> = { vector: 4, halfvec: 4, bit: 10 };
/** Fewer than this many times the wanted contents among the candidates: the last ones may be missing. */
const ENOUGH = 2;
/** What one candidate of the index costs, in rows that are compared exactly. */
const CANDIDATE_COST = 10;
/** pgvector's own bound of `hnsw.ef_search`; more candidates come by going on from there. */
const MOST_AT_ONCE = 1_000;
const FEWEST_AT_ONCE = 40;

/** How many rows to take from the index, so that the filter leaves enough of them. */
export const candidatesFor = (limit: number, share: number, kind: IndexKind): number =>
  Math.ceil((limit * OVERFETCH[kind]) / Math.max(share, Number.EPSILON));

/** Whether taking so many from the index is cheaper than comparing what matches. */
export const isWorthIt = (candidates: number, matching: number): boolean => candidates * CANDIDATE_COST < matching;

/**
 * Whether what matched among the candidates can be trusted to hold the nearest. Candidates are the nearest of all rows: if
 * enough of them match, no nearer match lies outside. If not, the filter chooses what is unlike the query, where an index,
 * walking from the query outwards, finds something that looks like an answer and is none.
 */
export const isEnough = (matched: number, limit: number): boolean => matched >= limit * ENOUGH;

/** A second try by what the first has shown; undefined where comparing everything is as cheap. */
export function secondTry(candidates: number, matched: number, limit: number, matching: number): number | undefined {
  const needed = Math.ceil((candidates * limit * ENOUGH * 2) / Math.max(matched, Number.EPSILON));
  return isWorthIt(needed, matching) ? needed : undefined;
}

/**
 * How many match, when counting has stopped at `counted`: as many as were estimated, if that was more; else, the estimate being
 * refuted, anything up to all, so the middle by orders of magnitude. A try by it is cheap and shows more.
 */
export const matchingBeyond = (counted: number, { matching, all }: { matching: number; all: number }): number =>
  matching > counted ? matching : Math.ceil(Math.sqrt(counted * all));

/**
 * How the index is walked: on and on until there are as many candidates as are wanted, however deep it has to look. By its costs
 * alone PostgreSQL would rather read and sort everything for some hundred candidates of a few thousand; so sorting is dear here.
 */
export const indexSettings = (candidates: number): Readonly<Record<string, string>> => ({
  'hnsw.ef_search': String(Math.min(MOST_AT_ONCE, Math.max(FEWEST_AT_ONCE, candidates))),
  'hnsw.iterative_scan': 'relaxed_order',
  'hnsw.max_scan_tuples': String(Math.max(20_000, candidates * 40)),
  'hnsw.scan_mem_multiplier': '8',
  enable_sort: 'off',
  jit: 'off',
});

/**
 * One process, no compiling: dozens of questions at a time have no use for more, and a plan of 50 ms none for a compiler. Rows are
 * read in any order as cheaply as one after the other, for vectors that are asked for lie in memory; by PostgreSQL's default,
 * that of turning disks, 20,000 of 200,000 vectors were found by reading all, at twice the cost.
 */
export const EXACT_SETTINGS: Readonly<Record<string, string>> = {
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  random_page_cost: '1.1',
};
