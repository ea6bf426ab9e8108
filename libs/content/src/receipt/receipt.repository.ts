import { Injectable } from '@nestjs/common';
import { newId, type ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { CleaningReceipt } from '../image/receipt/receipt.js';

export interface PublishedCopy {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly pixelSha256: string;
}

/** Keeps receipts; nothing is ever changed here. */
@Injectable()
export class ReceiptRepository {
  constructor(private readonly db: Database) {}

  /** Nothing if the item is gone. */
  async add(id: ContentId, published: PublishedCopy, { removed, kept }: CleaningReceipt): Promise<void> {
    await this.db.query(
      `INSERT INTO content_receipt (id, content_id, received_sha256, received_size, published_sha256, published_size, pixel_sha256, removed, kept)
       SELECT $1, c.id, c.sha256, c.size, $3, $4, $5, $6::jsonb, $7::text[] FROM content c WHERE c.id = $2`,
      [newId(), id, published.sha256, published.sizeBytes, published.pixelSha256, JSON.stringify(removed), [...kept]],
    );
  }
}
