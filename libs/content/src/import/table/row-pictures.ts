import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import { PrincipalReader, scopeOf } from '@odr/access';
import { BlobStore } from '@odr/platform';
import type { OpenedItem, OpeningContext, PlannedItem } from '../import-source.js';
import { ItemRefused } from '../import.errors.js';
import { cellText } from '../mapping/cell-text.js';
import type { RowPicture } from '../mapping/apply-mapping.js';
import { AddressOpener } from '../urls/address-opener.js';
import { decodeBase64 } from './base64.js';
import { HeldPictures } from './held-pictures.js';
import type { RowLocator } from './table-listing.js';
import type { RowSpan, TableReader } from './table-reader.js';

interface Row {
  readonly table: TableReader;
  readonly row: number;
  readonly span: RowSpan | undefined;
  readonly item: PlannedItem;
  readonly context: OpeningContext;
}

/** Gets the picture of a row from wherever the row says it is. */
@Injectable()
export class RowPictures {
  constructor(
    private readonly held: HeldPictures,
    private readonly blobs: BlobStore,
    private readonly principals: PrincipalReader,
    private readonly web: AddressOpener,
  ) {}

  /**
   * The places are tried in order; one that is there and fails is not passed over, since the row means that picture.
   * @throws ItemRefused when none of the places has it, and what `AddressOpener.open` throws
   */
  async open(table: TableReader, item: PlannedItem, context: OpeningContext): Promise<OpenedItem> {
    const { row, offset, length, pictures } = item.locator as unknown as RowLocator;
    const span = offset === undefined || length === undefined ? undefined : { offset, length };
    for (const picture of pictures) {
      const found = await this.at(picture, { table, row, span, item, context });
      if (found) return found;
    }
    throw missing(pictures);
  }

  private async at(picture: RowPicture, { table, row, span, item, context }: Row): Promise<OpenedItem | undefined> {
    switch (picture.kind) {
      case 'cell': {
        const cell = await table.cell(row, picture.column);
        return cell && { stream: once(cell.bytes), ...(cell.path ? { fileName: basename(cell.path) } : {}) };
      }
      case 'base64': {
        const text = cellText((await table.row(row, span))?.values[picture.column]);
        return text === undefined ? undefined : { stream: once(decodeBase64(text)) };
      }
      case 'address':
        return this.web.open(picture.url, item, context);
      case 'name':
      case 'sha256': {
        const caller = await this.principals.actingFor(context.userId);
        const sha256 = await this.held.find(scopeOf(caller), picture);
        return sha256 === undefined ? undefined : { stream: await this.blobs.open('sealed', sha256) };
      }
    }
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}

function missing(pictures: readonly RowPicture[]): ItemRefused {
  const name = pictures.find(({ kind }) => kind === 'name');
  return new ItemRefused({
    outcome: 'failed',
    code: 'import.picture_missing',
    detail:
      name?.kind === 'name'
        ? `There is no picture called ${name.fileName.slice(0, 200)} among those you may see, or there are several. Upload it, then retry.`
        : 'The row has no picture.',
  });
}
