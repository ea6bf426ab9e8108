import { optional, wholeNumber, type Env } from '../config/env.js';

export interface StorageConfig {
  /** Folder of the blobs; temporary files lie in it too, because a link cannot cross file systems. */
  readonly folder: string;
  /** Age at which a temporary file can only be what a crash left behind. */
  readonly temporaryMaxAgeMs: number;
}

/** Reads `STORAGE_DIR` (default `data/blobs`) and `STORAGE_TEMPORARY_MAX_AGE_MINUTES`. */
export const storageConfig = (env: Env = process.env): StorageConfig => ({
  folder: optional(env, 'STORAGE_DIR', 'data/blobs'),
  temporaryMaxAgeMs: wholeNumber(env, 'STORAGE_TEMPORARY_MAX_AGE_MINUTES', 60, 1) * 60_000,
});
