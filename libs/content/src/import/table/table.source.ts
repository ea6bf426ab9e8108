import { Injectable } from '@nestjs/common';
import { ImportKind } from '@odr/contracts';
import {
  ImportSource,
  type Import,
  type Listed,
  type ListingContext,
  type OpenedItem,
  type OpeningContext,
  type PlannedItem,
} from '../import-source.js';
import { MappingChoice } from '../mapping/mapping-choice.js';
import { OpenTables, storedTableOf } from './open-tables.js';
import { RowPictures } from './row-pictures.js';
import { listTable } from './table-listing.js';

/** Tables whose rows are pictures: within the row, beside it, here already, or at an address. */
abstract class TableSource extends ImportSource {
  constructor(
    private readonly tables: OpenTables,
    private readonly pictures: RowPictures,
    private readonly mappings: MappingChoice,
  ) {
    super();
  }

  /** @throws TableUnreadable */
  async *list(theImport: Import, { signal }: ListingContext): AsyncGenerator<Listed> {
    const { table, release } = await this.tables.hold(storedTableOf(theImport));
    try {
      const mapping = await this.mappings.of(table, theImport);
      for await (const item of listTable(table, mapping)) {
        if (signal.aborted) return;
        yield item;
      }
    } finally {
      release();
    }
  }

  open(item: PlannedItem, theImport: Import, context: OpeningContext): Promise<OpenedItem> {
    return this.tables.use(storedTableOf(theImport), (table) => this.pictures.open(table, item, context));
  }
}

@Injectable()
export class ParquetSource extends TableSource {
  readonly kind = ImportKind.Parquet;

  constructor(tables: OpenTables, pictures: RowPictures, mappings: MappingChoice) {
    super(tables, pictures, mappings);
  }
}

@Injectable()
export class JsonlSource extends TableSource {
  readonly kind = ImportKind.Jsonl;

  constructor(tables: OpenTables, pictures: RowPictures, mappings: MappingChoice) {
    super(tables, pictures, mappings);
  }
}
