import { join } from 'node:path';

import type { ExportRow } from '../export-row.js';
import type { HashedFile } from './hashed-file.js';
import type { RowWriter, WriterSetting } from './row-writer.js';

const COLUMNS = [
  'contentId',
  'name',
  'path',
  'publishedSha256',
  'license',
  'licenseUrl',
  'attribution',
  'authors',
  'sources',
  'width',
  'height',
  'format',
  'captions',
  'tags',
  'split',
  'createdAt',
] as const satisfies readonly (keyof ExportRow)[];

/** `metadata.csv` (RFC 4180). Cells that spreadsheets would take for a formula begin with an apostrophe. */
export class CsvWriter implements RowWriter {
  readonly withImages = false;

  private constructor(private readonly file: HashedFile) {}

  static async create({ files, folder }: Pick<WriterSetting, 'files' | 'folder'>): Promise<CsvWriter> {
    const file = await files.create(join(folder, 'metadata.csv'));
    await file.write(`${COLUMNS.join(',')}\r\n`);
    return new CsvWriter(file);
  }

  add(row: ExportRow): Promise<void> {
    return this.file.write(`${COLUMNS.map((name) => cell(textOf(row[name]))).join(',')}\r\n`);
  }

  finish(): Promise<void> {
    return this.file.close();
  }

  abort(): Promise<void> {
    return this.file.abort();
  }
}

function textOf(value: ExportRow[(typeof COLUMNS)[number]]): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Quoted where it has to be, and never a formula (OWASP, CSV injection). */
export function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
