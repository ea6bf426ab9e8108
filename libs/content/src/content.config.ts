import { availableParallelism } from 'node:os';
import { optional, wholeNumber, type Env } from '@odr/platform';
import { DEFAULT_LIMITS, type ImageLimits } from './image/header.js';

/** Injection token of `ContentConfig`. */
export const CONTENT_CONFIG = Symbol('content config');

const DAY_MS = 86_400_000;

export interface ContentConfig {
  /** Of one file in a multipart upload. */
  readonly maxUploadBytes: number;
  /** Of one file that comes in piece by piece. */
  readonly maxTusUploadBytes: number;
  /** How long nothing may come before an unfinished upload is given up. */
  readonly uploadLifetimeMs: number;
  readonly limits: ImageLimits;
  /** Processes that decode strangers' files side by side. */
  readonly workshopProcesses: number;
  /** Time one file may take before its process is killed. */
  readonly workshopTimeoutMs: number;
  /** Memory that a process may take for one file before it is killed. */
  readonly workshopMemoryBytes: number;
  /** What the files of a team may take as received, where nobody has said otherwise; null for no limit. */
  readonly teamQuotaBytes: number | null;
  /** How long a blob may lie without a row before it is collected. */
  readonly orphanGraceMs: number;
  /** How long what was deleted can be brought back. */
  readonly restoreGraceMs: number;
  /** Whether the addresses of sources are asked for. Off where nothing may leave the network. */
  readonly probesSources: boolean;
}

/**
 * Reads `CONTENT_MAX_UPLOAD_BYTES`, `CONTENT_MAX_TUS_UPLOAD_BYTES`, `CONTENT_UPLOAD_LIFETIME_HOURS`,
 * `CONTENT_MAX_PIXELS`, `CONTENT_PROCESSES`, `CONTENT_TIMEOUT_SECONDS`, `CONTENT_PROCESS_MEMORY_MB`,
 * `CONTENT_ORPHAN_GRACE_MINUTES`, `CONTENT_RESTORE_DAYS` and `CONTENT_PROBE_SOURCES=off`.
 */
export const contentConfig = (env: Env = process.env): ContentConfig => ({
  maxUploadBytes: wholeNumber(env, 'CONTENT_MAX_UPLOAD_BYTES', 200 * 1024 * 1024, 1),
  maxTusUploadBytes: wholeNumber(env, 'CONTENT_MAX_TUS_UPLOAD_BYTES', 10 * 1024 ** 3, 1),
  uploadLifetimeMs: wholeNumber(env, 'CONTENT_UPLOAD_LIFETIME_HOURS', 7 * 24, 1) * 3_600_000,
  limits: { maxPixels: wholeNumber(env, 'CONTENT_MAX_PIXELS', DEFAULT_LIMITS.maxPixels, 1) },
  workshopProcesses: wholeNumber(env, 'CONTENT_PROCESSES', Math.max(1, Math.floor(availableParallelism() / 2)), 1),
  workshopTimeoutMs: wholeNumber(env, 'CONTENT_TIMEOUT_SECONDS', 60, 1) * 1_000,
  workshopMemoryBytes: wholeNumber(env, 'CONTENT_PROCESS_MEMORY_MB', 2_500, 200) * 1_000_000,
  teamQuotaBytes: wholeNumber(env, 'TEAM_QUOTA_BYTES', 0) || null,
  orphanGraceMs: wholeNumber(env, 'CONTENT_ORPHAN_GRACE_MINUTES', 60, 0) * 60_000,
  restoreGraceMs: wholeNumber(env, 'CONTENT_RESTORE_DAYS', 30, 0) * DAY_MS,
  probesSources: optional(env, 'CONTENT_PROBE_SOURCES', 'on') !== 'off',
});
