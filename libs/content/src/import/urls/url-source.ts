import { Inject, Injectable } from '@nestjs/common';
import { ImportKind } from '@odr/contracts';
import { BlobStore } from '@odr/platform';
import { WEB_CONFIG, type WebConfig } from '../../web/web.config.js';
import { IMPORT_CONFIG, type ImportConfig } from '../import.config.js';
import { ImportSourceGone, ImportUnreadable } from '../import.errors.js';
import {
  ImportSource,
  type Import,
  type ListedItem,
  type OpenedItem,
  type OpeningContext,
  type PlannedItem,
} from '../import-source.js';
import { MappingChoice } from '../mapping/mapping-choice.js';
import { OpenTables, storedTableOf } from '../table/open-tables.js';
import { formatOf, isGzip } from '../table/table-format.js';
import { listTable } from '../table/table-listing.js';
import { addressEntry, addressItem, SeenAddresses, type AddressEntry } from './address-item.js';
import { addressLines } from './address-lines.js';
import { AddressOpener } from './address-opener.js';
import { unpacked } from './unpacked.js';

/** Enough to tell a table from a list. */
const HEAD_BYTES = 512;

/** Pictures that a list of addresses names: one a line, or in a column of a table. */
@Injectable()
export class UrlSource extends ImportSource {
  readonly kind = ImportKind.Urls;

  constructor(
    @Inject(WEB_CONFIG) private readonly web: WebConfig,
    @Inject(IMPORT_CONFIG) private readonly config: ImportConfig,
    private readonly blobs: BlobStore,
    private readonly tables: OpenTables,
    private readonly opener: AddressOpener,
    private readonly mappings: MappingChoice,
  ) {
    super();
  }

  /** An address that a list names twice is one item. @throws ImportUnreadable, TableUnreadable, ImportSourceGone */
  async *list(theImport: Import): AsyncGenerator<ListedItem> {
    const seen = new SeenAddresses();
    let count = 0;
    for await (const entry of this.entries(theImport)) {
      if ('url' in entry && seen.isRepeated(entry.url)) continue;
      count += 1;
      if (count > this.config.maxEntries) throw tooMany(this.config.maxEntries);
      yield 'url' in entry ? addressItem(entry, this.web) : entry;
    }
  }

  open(item: PlannedItem, _theImport: Import, context: OpeningContext): Promise<OpenedItem> {
    return this.opener.open(String(item.locator['url']), item, context);
  }

  private async *entries(theImport: Import): AsyncGenerator<AddressEntry | ListedItem> {
    const { sourceSha256, sourceName } = theImport;
    if (sourceSha256 === null) throw new ImportSourceGone();
    const start = await this.blobs.open('sealed', sourceSha256, { start: 0, end: HEAD_BYTES - 1 });
    const head = Buffer.concat(await start.toArray());
    if (formatOf(head, sourceName ?? '') !== undefined) return yield* this.rows(theImport);
    const stream = await this.blobs.open('sealed', sourceSha256);
    const text = isGzip(head) ? unpacked(stream, this.config.maxUnpackedBytes) : stream;
    for await (const url of addressLines(text)) yield { url };
  }

  private async *rows(theImport: Import): AsyncGenerator<AddressEntry | ListedItem> {
    const { table, release } = await this.tables.hold(storedTableOf(theImport));
    try {
      const mapping = await this.mappings.of(table, theImport);
      for await (const item of listTable(table, mapping)) yield addressEntry(item);
    } finally {
      release();
    }
  }
}

const tooMany = (maxEntries: number): ImportUnreadable =>
  new ImportUnreadable('import.too_many_entries', `The list has more than ${maxEntries} addresses.`);
