import { join } from 'node:path';

import type { ExportRow } from '../export-row.js';
import type { HashedFile } from './hashed-file.js';
import type { RowWriter, WriterSetting } from './row-writer.js';

/** `metadata.jsonl`: a row a line. The pictures stay where they are; each row says where. */
export class JsonlWriter implements RowWriter {
  readonly withImages = false;

  private constructor(private readonly file: HashedFile) {}

  static async create({ files, folder }: Pick<WriterSetting, 'files' | 'folder'>): Promise<JsonlWriter> {
    return new JsonlWriter(await files.create(join(folder, 'metadata.jsonl')));
  }

  add(row: ExportRow): Promise<void> {
    const url = `/api/v1/contents/${row.contentId}/file?variant=original`;
    return this.file.write(`${JSON.stringify({ ...row, url })}\n`);
  }

  finish(): Promise<void> {
    return this.file.close();
  }

  abort(): Promise<void> {
    return this.file.abort();
  }
}
