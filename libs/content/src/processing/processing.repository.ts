import { Injectable } from '@nestjs/common';
import type { ProcessingState } from '@odr/contracts';
import type { ContentId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { WorkshopResult } from './workshop-protocol.js';

export interface ProcessableContent {
  readonly sha256: string;
  readonly processingState: ProcessingState;
  readonly userId: UserId;
}

/** What processing writes: columns of the item and its renditions. */
@Injectable()
export class ProcessingRepository {
  constructor(private readonly db: Database) {}

  async find(id: ContentId): Promise<ProcessableContent | undefined> {
    const [row] = await this.db.query<ProcessableContent>(
      `SELECT sha256, processing_state AS "processingState", user_id AS "userId" FROM content WHERE id = $1 AND deleted_at IS NULL`,
      [id],
    );
    return row;
  }

  async complete(id: ContentId, result: WorkshopResult, publishedSha256: string): Promise<void> {
    const { format, width, height, pixelSha256, perceptualHash, thumbhash } = result;
    await this.db.query(
      `UPDATE content SET processing_state = 'done', processing_error = NULL, format = $2, width = $3, height = $4, pixel_sha256 = $5,
              pdq_hash = $6, pdq_quality = $7, thumbhash = $8, published_sha256 = $9, pdq_turned = $10, version = version + 1, updated_at = now()
        WHERE id = $1`,
      [
        id,
        format,
        width,
        height,
        pixelSha256,
        perceptualHash.hash,
        perceptualHash.quality,
        thumbhash,
        publishedSha256,
        Buffer.from(perceptualHash.turned.slice(1).join(''), 'hex'),
      ],
    );
  }

  /** Credits the person the file itself names, unless the contributor has named someone. */
  async creditCreator(id: ContentId, creator: string): Promise<void> {
    await this.db.query(
      `INSERT INTO content_author (content_id, position, name) SELECT $1, 0, $2
        WHERE NOT EXISTS (SELECT FROM content_author WHERE content_id = $1) ON CONFLICT DO NOTHING`,
      [id, creator],
    );
  }
}
