import { Inject, Injectable } from '@nestjs/common';
import { ImportKind } from '@odr/contracts';
import { BlobStore } from '@odr/platform';
import { CONTENT_CONFIG, type ContentConfig } from '../../content.config.js';
import { IMPORT_CONFIG, type ImportConfig } from '../import.config.js';
import {
  ImportSource,
  type Import,
  type Listed,
  type ListingContext,
  type OpenedItem,
  type PlannedItem,
} from '../import-source.js';
import { ContainerPlan } from './container-plan.js';
import type { BlockReader } from './block-reader.js';
import { containerOf, isGzip, openArchive, readerOf, unpackGzip } from './open-archive.js';

/** Pictures in a zip, tar or tar.gz: loose, as WebDataset samples, or in folders with a metadata file. */
@Injectable()
export class ArchiveSource extends ImportSource {
  readonly kind = ImportKind.Archive;
  override readonly keysAreUnique = true;

  constructor(
    @Inject(CONTENT_CONFIG) private readonly content: ContentConfig,
    @Inject(IMPORT_CONFIG) private readonly config: ImportConfig,
    private readonly blobs: BlobStore,
  ) {
    super();
  }

  async *list(theImport: Import, context: ListingContext): AsyncIterable<Listed> {
    const reader = await this.unpacked(theImport, context);
    const { container, format, shift } = await openArchive(reader);
    await context.remember({ format, shift, sizeBytes: reader.sizeBytes });
    const { maxEntries, maxUnpackedBytes } = this.config;
    const limits = { maxEntries, maxTotalBytes: maxUnpackedBytes, maxFileBytes: this.content.maxUploadBytes };
    yield* new ContainerPlan(this.blobs, container, limits).list();
  }

  open({ locator }: PlannedItem, theImport: Import): Promise<OpenedItem> {
    const { notes, sourceSha256, unpackedSha256 } = theImport;
    const reader = readerOf(this.blobs, {
      sha256: unpackedSha256 ?? sourceSha256 ?? '',
      sizeBytes: Number(notes['sizeBytes']),
    });
    const container = containerOf(reader, {
      format: notes['format'] === 'zip' ? 'zip' : 'tar',
      shift: Number(notes['shift']),
    });
    return Promise.resolve({ stream: container.open(locator) });
  }

  /** Its bytes, without the gzip around them: unpacked once, and found again after a crash. */
  private async unpacked(theImport: Import, context: ListingContext): Promise<BlockReader> {
    const { sourceSha256, sourceSizeBytes, unpackedSha256 } = theImport;
    const packed = readerOf(this.blobs, { sha256: sourceSha256 ?? '', sizeBytes: sourceSizeBytes ?? 0 });
    if (!(await isGzip(packed))) return packed;
    const known = unpackedSha256 === null ? undefined : await this.blobs.stat('sealed', unpackedSha256);
    if (known) return readerOf(this.blobs, known);
    const unpacked = await unpackGzip(this.blobs, packed, this.config.maxUnpackedBytes);
    await context.rememberUnpacked(unpacked.sha256);
    return readerOf(this.blobs, unpacked);
  }
}
