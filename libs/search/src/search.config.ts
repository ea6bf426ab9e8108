import { wholeNumber, type Env } from '@odr/platform';

export interface SearchConfig {
  /** Largest file that is compared while the request waits; it is held in memory. */
  readonly maxUploadBytes: number;
}

/** Reads `QUERY_UPLOAD_LIMIT_BYTES`, the limit of files that are only looked at. */
export const searchConfig = (env: Env = process.env): SearchConfig => ({
  maxUploadBytes: wholeNumber(env, 'QUERY_UPLOAD_LIMIT_BYTES', 32 * 1_024 * 1_024, 1),
});
