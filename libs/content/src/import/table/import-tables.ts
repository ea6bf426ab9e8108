import { Injectable } from '@nestjs/common';
import { ImportKind } from '@odr/contracts';
import { Hub } from '../hugging-face/hub.js';
import { DatasetUnreadable } from '../hugging-face/hub.errors.js';
import { hubOptions } from '../hugging-face/hub-options.js';
import { tableFiles, tableOf } from '../hugging-face/hub-tables.js';
import type { Import } from '../import-source.js';
import { OpenTables, storedTableOf, type StoredTable } from './open-tables.js';
import type { TableReader } from './table-reader.js';

/** What has to be known of an import to look into its table. */
export type PreviewedImport = Pick<Import, 'id' | 'kind' | 'settings' | 'notes' | 'sourceSha256' | 'sourceName'>;

/** The table of an import, wherever it is; of a dataset its first one. */
@Injectable()
export class ImportTables {
  constructor(
    private readonly tables: OpenTables,
    private readonly hub: Hub,
  ) {}

  /** @throws TableUnreadable, DatasetUnreadable */
  async use<T>(theImport: PreviewedImport, work: (table: TableReader) => Promise<T>): Promise<T> {
    const isOfHub = theImport.kind === ImportKind.HuggingFace;
    return this.tables.use(isOfHub ? await this.firstOf(theImport) : storedTableOf(theImport), work);
  }

  private async firstOf({ settings }: PreviewedImport): Promise<StoredTable> {
    const options = hubOptions(settings.options);
    const pinned = await this.hub.pin(options.dataset, options.revision);
    const [first] = tableFiles(await this.hub.files(pinned), options);
    if (first) return tableOf(this.hub, pinned, first.path);
    const detail =
      'The dataset has no Parquet files: its pictures come from its folders, and there is nothing to settle.';
    throw new DatasetUnreadable('import.dataset_not_usable', detail);
  }
}
