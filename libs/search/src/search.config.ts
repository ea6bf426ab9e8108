import { wholeNumber, type Env } from '@odr/platform';

export interface SearchConfig {
  /** Largest file that is compared while the request waits; it is held in memory. */
  readonly maxUploadBytes: number;
  /** Longest time that a search may take. */
  readonly timeLimitMs: number;
  /** Longest time that words wait for what vectors say. */
  readonly armTimeLimitMs: number;
}

/** Reads `QUERY_UPLOAD_LIMIT_BYTES`, the limit of files that are only looked at, `SEARCH_TIME_LIMIT_MS` and `SEARCH_ARM_TIME_LIMIT_MS`. */
export const searchConfig = (env: Env = process.env): SearchConfig => ({
  maxUploadBytes: wholeNumber(env, 'QUERY_UPLOAD_LIMIT_BYTES', 32 * 1_024 * 1_024, 1),
  timeLimitMs: wholeNumber(env, 'SEARCH_TIME_LIMIT_MS', 10_000, 10),
  armTimeLimitMs: wholeNumber(env, 'SEARCH_ARM_TIME_LIMIT_MS', 1_500, 10),
});
