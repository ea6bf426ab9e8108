import { dirname, join } from 'node:path';
import { type Env, optional, storageConfig, wholeNumber } from '@odr/platform';

export interface DatasetConfig {
  /** Folder of finished exports, one folder each; API and worker have to see the same one. */
  readonly folder: string;
  /** A Parquet file is closed once it has grown beyond this. */
  readonly maxShardBytes: number;
}

/** Injection token of `DatasetConfig`. */
export const DATASET_CONFIG = Symbol('dataset-config');

/** Reads `EXPORT_DIR` (default: `exports` beside the blobs) and `EXPORT_MAX_SHARD_BYTES`. */
export const datasetConfig = (env: Env = process.env): DatasetConfig => ({
  folder: optional(env, 'EXPORT_DIR', join(dirname(storageConfig(env).folder), 'exports')),
  maxShardBytes: wholeNumber(env, 'EXPORT_MAX_SHARD_BYTES', 500_000_000, 1),
});
