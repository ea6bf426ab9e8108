import { wholeNumber, type Env } from '@odr/platform';

export interface NearestConfig {
  /** Up to this many matching contents every vector is compared. */
  readonly exactUpTo: number;
  /** Longest time a question may take in the database. */
  readonly timeLimitMs: number;
  /** Most memory that PostgreSQL may take to build the index of an engine. */
  readonly buildMegabytes: number;
}

/** Reads `VECTOR_EXACT_UP_TO`, `SEARCH_TIME_LIMIT_MS` and `VECTOR_INDEX_MEMORY_MB`. */
export const nearestConfig = (env: Env = process.env): NearestConfig => ({
  exactUpTo: wholeNumber(env, 'VECTOR_EXACT_UP_TO', 5_000, 1),
  timeLimitMs: wholeNumber(env, 'SEARCH_TIME_LIMIT_MS', 10_000, 10),
  buildMegabytes: wholeNumber(env, 'VECTOR_INDEX_MEMORY_MB', 1_024, 64),
});
