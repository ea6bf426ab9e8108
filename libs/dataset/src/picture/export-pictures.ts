import { Injectable, Logger } from '@nestjs/common';
import type { ExportOptions } from '@odr/entities';
import { BlobCorrupt, BlobMissing, BlobStore } from '@odr/platform';
import sharp from 'sharp';

import type { ExportRow } from '../export-row.js';
import type { ExportPicture } from '../writer/row-writer.js';
import { bucketFor } from './aspect-buckets.js';

const DEFAULT_SIZE = 1_024;
const QUALITY = 95;

/** Why a picture is not in an export. */
export type MissingPicture = 'file_missing' | 'not_decodable';

/** The published bytes of items, as they are stored or resized. */
@Injectable()
export class ExportPictures {
  private readonly log = new Logger(ExportPictures.name);

  constructor(private readonly blobs: BlobStore) {}

  async of(row: ExportRow, options: ExportOptions): Promise<ExportPicture | MissingPicture> {
    const bytes = await this.stored(row);
    if (!bytes) return 'file_missing';
    if (options.images === 'resized') return this.resized(row, bytes, options);
    const { path, width, height } = row;
    return { bytes, ending: path.slice(path.lastIndexOf('.') + 1), width, height };
  }

  /** The published bytes, checked against their hash; never the sealed ones. */
  private async stored({ contentId, publishedSha256 }: ExportRow): Promise<Uint8Array | undefined> {
    try {
      return await this.blobs.read('published', publishedSha256);
    } catch (error) {
      // One damaged file must not keep a hundred thousand good ones back; the card says how many are missing.
      if (!(error instanceof BlobMissing || error instanceof BlobCorrupt)) throw error;
      this.log.error(
        { contentId, publishedSha256, err: error },
        'left out of an export: its file is missing or damaged',
      );
      return undefined;
    }
  }

  private async resized(
    { contentId, width, height }: ExportRow,
    bytes: Uint8Array,
    { size = DEFAULT_SIZE, buckets = false }: ExportOptions,
  ): Promise<ExportPicture | MissingPicture> {
    const target =
      buckets && width && height
        ? { ...bucketFor(width, height, size), fit: 'fill' as const }
        : { width: size, height: size, fit: 'inside' as const, withoutEnlargement: true };
    try {
      const { data, info } = await sharp(bytes)
        .autoOrient()
        .resize(target)
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
        .toBuffer({ resolveWithObject: true });
      return { bytes: data, ending: 'jpg', width: info.width, height: info.height };
    } catch (error) {
      // Raw files and the like can be published and not be decoded here; which ones only the decoder knows.
      this.log.warn({ contentId, err: error }, 'left out of an export: it cannot be resized');
      return 'not_decodable';
    }
  }
}
