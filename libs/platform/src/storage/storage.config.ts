import { BadSetting, optional, wholeNumber, type Env } from '../config/env.js';

/** Where an S3-compatible store is and how it is spoken to. */
export interface S3Settings {
  readonly bucket: string;
  /** Before every key; empty, or ending in a slash. */
  readonly prefix: string;
  /** Undefined for Amazon's own. */
  readonly endpoint?: string;
  readonly region: string;
  /** Undefined to look for them where Amazon's tools do: environment, profile, role of the machine. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** `endpoint/bucket/key` rather than `bucket.endpoint/key`; what most other stores want. */
  readonly pathStyle: boolean;
}

export interface StorageConfig {
  /** Folder of the blobs; temporary files lie in it too, because a link cannot cross file systems. */
  readonly folder: string;
  /** Age at which a temporary file can only be what a crash left behind. */
  readonly temporaryMaxAgeMs: number;
  /** Blobs lie there instead; the folder is then for what is on its way only. */
  readonly s3?: S3Settings;
}

/**
 * Reads `STORAGE_DIR` (default `data/blobs`) and `STORAGE_TEMPORARY_MAX_AGE_MINUTES`; with `S3_BUCKET` also `S3_PREFIX`, `S3_ENDPOINT`,
 * `S3_REGION`, `S3_ACCESS_KEY_ID`, `S3_SECRET_ACCESS_KEY` and `S3_PATH_STYLE=off`.
 * @throws BadSetting when one of the two keys is missing
 */
export const storageConfig = (env: Env = process.env): StorageConfig => ({
  folder: optional(env, 'STORAGE_DIR', 'data/blobs'),
  temporaryMaxAgeMs: wholeNumber(env, 'STORAGE_TEMPORARY_MAX_AGE_MINUTES', 60, 1) * 60_000,
  s3: s3Settings(env),
});

function s3Settings(env: Env): S3Settings | undefined {
  const bucket = optional(env, 'S3_BUCKET', '');
  if (bucket === '') return undefined;
  const endpoint = optional(env, 'S3_ENDPOINT', '') || undefined;
  const accessKeyId = optional(env, 'S3_ACCESS_KEY_ID', '');
  const secretAccessKey = optional(env, 'S3_SECRET_ACCESS_KEY', '');
  if ((accessKeyId === '') !== (secretAccessKey === ''))
    throw new BadSetting(
      accessKeyId ? 'S3_SECRET_ACCESS_KEY' : 'S3_ACCESS_KEY_ID',
      'is not set, but the other of the two is.',
    );
  const prefix = optional(env, 'S3_PREFIX', '').replace(/^\/+|\/+$/g, '');
  return {
    bucket,
    prefix: prefix === '' ? '' : `${prefix}/`,
    endpoint,
    region: optional(env, 'S3_REGION', 'us-east-1'),
    credentials: accessKeyId === '' ? undefined : { accessKeyId, secretAccessKey },
    pathStyle: optional(env, 'S3_PATH_STYLE', endpoint ? 'on' : 'off') !== 'off',
  };
}
