import type { TableFormat } from './table-reader.js';

const BY_EXTENSION: Readonly<Record<string, TableFormat>> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'json',
  parquet: 'parquet',
};

const GZIP = [0x1f, 0x8b];

/** Whether the bytes are a gzip stream, whatever the file is called. */
export const isGzip = (head: Uint8Array): boolean => GZIP.every((byte, at) => head[at] === byte);

/** Names end in `.csv`, `.jsonl.gz` …; undefined for every other. */
export function formatOfName(name: string): TableFormat | undefined {
  const [, extension] = /\.([a-z0-9]+)$/i.exec(name.replace(/\.gz$/i, '')) ?? [];
  return extension === undefined ? undefined : BY_EXTENSION[extension.toLowerCase()];
}

/** What a table is by its first bytes; the name decides only between formats of text that look alike. */
export function formatOf(head: Uint8Array, name: string): TableFormat | undefined {
  const named = formatOfName(name);
  const text = Buffer.from(head).toString('latin1');
  if (text.startsWith('PAR1') || text.startsWith('PARE')) return 'parquet';
  if (named === 'parquet') return undefined;
  const first = text.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  if (named === 'csv' || named === 'tsv') return named;
  if (first.startsWith('[') && named !== 'jsonl') return 'json';
  if (first.startsWith('{')) return named === 'json' ? 'json' : 'jsonl';
  return named;
}
