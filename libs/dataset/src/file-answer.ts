import type { ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { isAmong } from '@odr/platform';

import { readRange } from './export-range.policy.js';
import { RangeOutsideFile } from './dataset.errors.js';

export interface FileAnswer {
  readonly status: 200 | 206 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: ReadStream;
}

/** A file as it is sent. */
export interface SentFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  /** Without its quotes. */
  readonly tag: string;
}

/**
 * A file, or the part of it that a broken download still lacks.
 * @throws RangeOutsideFile, and ENOENT if the file is gone
 */
export async function answerWith(
  file: SentFile,
  headers: Readonly<Record<string, string | undefined>>,
): Promise<FileAnswer> {
  const common = headersOf(file);
  if (isAmong(headers['if-none-match'], `"${file.tag}"`)) return { status: 304, headers: common };
  const isSameFile = headers['if-range'] === undefined || headers['if-range'] === common['etag'];
  const range = isSameFile ? readRange(headers['range'], file.size) : undefined;
  if (range === 'unsatisfiable') throw new RangeOutsideFile(file.size);
  const handle = await open(file.path);
  const length = range ? range.end - range.start + 1 : file.size;
  return {
    status: range ? 206 : 200,
    headers: {
      ...common,
      'content-length': String(length),
      ...(range ? { 'content-range': `bytes ${range.start}-${range.end}/${file.size}` } : {}),
    },
    body: handle.createReadStream(range),
  };
}

const MEDIA_TYPES: readonly (readonly [string, string])[] = [
  ['.parquet', 'application/vnd.apache.parquet'],
  ['.jsonl', 'application/x-ndjson'],
  ['.ndjson', 'application/x-ndjson'],
  ['croissant.json', 'application/ld+json; profile="http://mlcommons.org/croissant/1.1"'],
  ['.json', 'application/json'],
  ['.csv', 'text/csv; charset=utf-8'],
  ['.tar', 'application/x-tar'],
  ['.md', 'text/markdown; charset=utf-8'],
];

const headersOf = ({ name, tag }: SentFile): Record<string, string> => ({
  'content-type': MEDIA_TYPES.find(([ending]) => name.endsWith(ending))?.[1] ?? 'application/octet-stream',
  'content-disposition': `attachment; filename="${name}"`,
  'accept-ranges': 'bytes',
  etag: `"${tag}"`,
  'cache-control': 'private, no-cache',
  'x-content-type-options': 'nosniff',
});
