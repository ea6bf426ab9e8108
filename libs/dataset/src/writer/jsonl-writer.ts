import { join } from 'node:path';

import type { ExportRow } from '../export-row.js';
import type { RowWriter } from './row-writer.js';
import { TextFile } from './text-file.js';

/** `metadata.jsonl`: a row a line. The pictures stay where they are; each row says where. */
export class JsonlWriter implements RowWriter {
  readonly withImages = false;

  private constructor(private readonly file: TextFile) {}

  static async create(folder: string): Promise<JsonlWriter> {
    return new JsonlWriter(await TextFile.create(join(folder, 'metadata.jsonl')));
  }

  add(row: ExportRow): Promise<void> {
    const url = `/api/v1/contents/${row.contentId}/file?variant=original`;
    return this.file.write(`${JSON.stringify({ ...row, url })}\n`);
  }

  finish(): Promise<void> {
    return this.file.close();
  }

  abort(): Promise<void> {
    return this.file.close();
  }
}
