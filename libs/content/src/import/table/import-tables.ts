import { Injectable } from '@nestjs/common';
import type { Import } from '../import-source.js';
import { OpenTables, storedTableOf } from './open-tables.js';
import type { TableReader } from './table-reader.js';

/** What has to be known of an import to look into its table. */
export type PreviewedImport = Pick<Import, 'id' | 'kind' | 'settings' | 'notes' | 'sourceSha256' | 'sourceName'>;

/** The table of an import, wherever it is. */
@Injectable()
export class ImportTables {
  constructor(private readonly tables: OpenTables) {}

  /** @throws TableUnreadable */
  use<T>(theImport: PreviewedImport, work: (table: TableReader) => Promise<T>): Promise<T> {
    return this.tables.use(storedTableOf(theImport), work);
  }
}
