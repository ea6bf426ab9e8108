import { JobState } from './jobs.js';

/** What an import reads from. */
export const ImportKind = {
  /** A zip, tar or tar.gz: loose pictures, WebDataset shards, or folders with a metadata file. */
  Archive: 'archive',
  /** A list of addresses. */
  Urls: 'urls',
  /** Lines of JSON that name pictures, or carry captions of them. */
  Jsonl: 'jsonl',
  Parquet: 'parquet',
  HuggingFace: 'huggingface',
  /** A folder of the server. */
  Directory: 'directory',
} as const;
export type ImportKind = (typeof ImportKind)[keyof typeof ImportKind];

/** How far an import has come. Finished ones can be set going again: for what failed. */
export const ImportState = {
  /** Its file is here, its owner still says what is in it. */
  Draft: 'draft',
  ...JobState,
} as const;
export type ImportState = (typeof ImportState)[keyof typeof ImportState];

/** What became of one item of an import. */
export const ImportItemState = {
  Pending: 'pending',
  /** Taken in; the system is still finding out what it is. */
  Processing: 'processing',
  Done: 'done',
  /** These very bytes were here already. */
  Duplicate: 'duplicate',
  Failed: 'failed',
  /** Left out on purpose: nothing went wrong. */
  Skipped: 'skipped',
} as const;
export type ImportItemState = (typeof ImportItemState)[keyof typeof ImportItemState];
