import { Injectable } from '@nestjs/common';
import sharp from 'sharp';
import { FileRefused } from '../../content.errors.js';
import { ImageInspector } from '../../processing/image-inspector.js';
import { decodeBase64 } from '../table/base64.js';
import { TableUnreadable } from '../table/table.errors.js';
import type { TableReader, TableRow } from '../table/table-reader.js';
import { cellText } from './cell-text.js';
import type { PreviewRow } from './preview-rows.js';

/** Each costs decoding a whole picture. */
const AT_MOST = 4;
const MAX_BYTES = 20 * 1024 * 1024;
const SIDE_PIXELS = 96;

/** Small pictures of rows that carry theirs. Nothing is fetched for them. */
@Injectable()
export class RowThumbnails {
  constructor(private readonly inspector: ImageInspector) {}

  /** @returns data: addresses by row; those that cannot be decoded are left out */
  async of(table: TableReader, rows: readonly TableRow[], shown: readonly PreviewRow[]): Promise<Map<number, string>> {
    const made = new Map<number, string>();
    for (const { row, picture } of shown.slice(0, AT_MOST)) {
      const bytes =
        picture?.kind === 'cell'
          ? await this.cell(table, row, picture.column)
          : picture?.kind === 'base64'
            ? decodeBase64(cellText(rows.find((one) => one.row === row)?.values[picture.column]) ?? '')
            : undefined;
      const thumbnail = bytes && bytes.length <= MAX_BYTES ? await this.make(bytes) : undefined;
      if (thumbnail) made.set(row, thumbnail);
    }
    return made;
  }

  private async cell(table: TableReader, row: number, column: string): Promise<Buffer | undefined> {
    try {
      return (await table.cell(row, column))?.bytes;
    } catch (error) {
      // The preview of the words goes on; the import says of each row what is wrong with it.
      if (error instanceof TableUnreadable) return undefined;
      throw error;
    }
  }

  private async make(bytes: Buffer): Promise<string | undefined> {
    try {
      const { preview } = await this.inspector.inspect(bytes);
      // Written by our own encoder, so it may be decoded here.
      const small = await sharp(preview).resize(SIDE_PIXELS, SIDE_PIXELS, { fit: 'inside' }).webp().toBuffer();
      return `data:image/webp;base64,${small.toString('base64')}`;
    } catch (error) {
      if (error instanceof FileRefused) return undefined;
      throw error;
    }
  }
}
