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
import { isGzip } from '../table/table-format.js';
import { addressItem, SeenAddresses } from './address-item.js';
import { addressLines } from './address-lines.js';
import { AddressOpener } from './address-opener.js';
import { unpacked } from './unpacked.js';

/** Pictures that a list of addresses names. */
@Injectable()
export class UrlSource extends ImportSource {
  readonly kind = ImportKind.Urls;

  constructor(
    @Inject(WEB_CONFIG) private readonly web: WebConfig,
    @Inject(IMPORT_CONFIG) private readonly config: ImportConfig,
    private readonly blobs: BlobStore,
    private readonly opener: AddressOpener,
  ) {
    super();
  }

  /** An address that a list names twice is one item. @throws ImportUnreadable, ImportSourceGone */
  async *list(theImport: Import): AsyncGenerator<ListedItem> {
    const seen = new SeenAddresses();
    let count = 0;
    for await (const url of addressLines(await this.plainText(theImport))) {
      if (seen.isRepeated(url)) continue;
      count += 1;
      if (count > this.config.maxEntries) throw tooMany(this.config.maxEntries);
      yield addressItem({ url }, this.web);
    }
  }

  open(item: PlannedItem, _theImport: Import, context: OpeningContext): Promise<OpenedItem> {
    return this.opener.open(String(item.locator['url']), item, context);
  }

  private async plainText({ sourceSha256 }: Import): Promise<AsyncIterable<Uint8Array>> {
    if (sourceSha256 === null) throw new ImportSourceGone();
    const head = await this.blobs.open('sealed', sourceSha256, { start: 0, end: 1 });
    const isPacked = isGzip(Buffer.concat(await head.toArray()));
    const stream = await this.blobs.open('sealed', sourceSha256);
    return isPacked ? unpacked(stream, this.config.maxUnpackedBytes) : stream;
  }
}

const tooMany = (maxEntries: number): ImportUnreadable =>
  new ImportUnreadable('import.too_many_entries', `The list has more than ${maxEntries} addresses.`);
