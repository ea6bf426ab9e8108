import { Injectable } from '@nestjs/common';
import type { ImportId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { PreviewedImport } from '../table/import-tables.js';

/** What a preview has to know of an import. Ask whether the caller may see it first. */
@Injectable()
export class ImportPreviewRepository {
  constructor(private readonly db: Database) {}

  async find(id: ImportId): Promise<PreviewedImport | undefined> {
    const [row] = await this.db.query<PreviewedImport>(
      `SELECT i.id, i.kind, i.settings, i.notes, i.source_sha256 AS "sourceSha256", i.source_name AS "sourceName"
         FROM content_import i WHERE i.id = $1`,
      [id],
    );
    return row;
  }
}
