import { optional, wholeNumber, type Env } from '@odr/platform';

export interface EmbeddingConfig {
  /** Largest file that is embedded while the request waits; it is held in memory. */
  readonly maxUploadBytes: number;
  /** Models that operators bring lie below; undefined where there are none. */
  readonly modelsDir: string | undefined;
}

/** Reads `QUERY_UPLOAD_LIMIT_BYTES`, the limit of files that are only looked at, and `EMBEDDING_MODELS_DIR`. */
export const embeddingConfig = (env: Env = process.env): EmbeddingConfig => ({
  maxUploadBytes: wholeNumber(env, 'QUERY_UPLOAD_LIMIT_BYTES', 32 * 1_024 * 1_024, 1),
  modelsDir: optional(env, 'EMBEDDING_MODELS_DIR', '') || undefined,
});
