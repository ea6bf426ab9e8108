import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { attributionXmp } from '@odr/licensing';
import { BlobStore } from '@odr/platform';
import { AttributionReader } from '../attribution.reader.js';
import { ContentNotFound, CreditNotEmbeddable } from '../content.errors.js';
import type { PublishedFile } from '../content.lookup.js';
import { rewrite } from '../image/clean/clean.js';
import { DEFAULT_LIMITS, readHeader } from '../image/header.js';
import { identify } from '../image/identify.js';

/** The file is held in memory while its credit is written into it. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Bytes with a credit in them. */
export interface CreditedFile {
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** Writes the credit of an item into a copy of one of its files, as XMP. No pixel changes: only the container is written anew. */
@Injectable()
export class EmbeddedCredit {
  constructor(
    private readonly credits: AttributionReader,
    private readonly blobs: BlobStore,
  ) {}

  /** @throws ContentNotFound, CreditNotEmbeddable, BlobMissing, BlobCorrupt */
  async of(id: ContentId, file: PublishedFile): Promise<CreditedFile> {
    if (file.sizeBytes > MAX_BYTES) throw new CreditNotEmbeddable(file.sizeBytes, MAX_BYTES);
    const work = (await this.credits.creditedWorks([id])).get(id);
    if (!work) throw new ContentNotFound(id);
    const given = await this.blobs.read('published', file.sha256);
    const header = await readHeader(given, await identify(given), DEFAULT_LIMITS);
    const { bytes } = await rewrite(given, header, Buffer.from(attributionXmp(work)));
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  }
}
