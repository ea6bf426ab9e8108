import { delimiter } from 'node:path';
import { optional, wholeNumber, type Env } from '@odr/platform';

/** Injection token of `ImportConfig`. */
export const IMPORT_CONFIG = Symbol('import config');

export interface ImportConfig {
  /** Items of one import that may wait for processing; more are only taken in when some are through. */
  readonly maxWaiting: number;
  /** Items that one import takes in at the same time. */
  readonly atOnce: number;
  /** How long an import works before the next person's has its turn. */
  readonly sliceMs: number;
  /** Entries of one archive or folder. */
  readonly maxEntries: number;
  /** What an archive may hold when it is unpacked, in bytes. */
  readonly maxUnpackedBytes: number;
  /** How long an import's file is kept after its end, so that what failed can be tried again. */
  readonly keepFilesMs: number;
  /** Folders of the server that administrators may import from. */
  readonly folders: readonly string[];
}

const DAY_MS = 24 * 3_600_000;

/**
 * Reads `CONTENT_IMPORT_WAITING`, `CONTENT_IMPORT_AT_ONCE`, `CONTENT_IMPORT_SLICE_MS`, `CONTENT_IMPORT_MAX_ENTRIES`,
 * `CONTENT_IMPORT_MAX_UNPACKED_BYTES`, `CONTENT_IMPORT_KEEP_DAYS` and `CONTENT_IMPORT_FOLDERS` (separated as in `PATH`).
 */
export const importConfig = (env: Env = process.env): ImportConfig => ({
  maxWaiting: wholeNumber(env, 'CONTENT_IMPORT_WAITING', 100, 1),
  atOnce: wholeNumber(env, 'CONTENT_IMPORT_AT_ONCE', 4, 1),
  sliceMs: wholeNumber(env, 'CONTENT_IMPORT_SLICE_MS', 5_000, 1),
  maxEntries: wholeNumber(env, 'CONTENT_IMPORT_MAX_ENTRIES', 1_000_000, 1),
  maxUnpackedBytes: wholeNumber(env, 'CONTENT_IMPORT_MAX_UNPACKED_BYTES', 100 * 1024 ** 3, 1),
  keepFilesMs: wholeNumber(env, 'CONTENT_IMPORT_KEEP_DAYS', 7, 0) * DAY_MS,
  folders: optional(env, 'CONTENT_IMPORT_FOLDERS', '')
    .split(delimiter)
    .filter((folder) => folder !== ''),
});
