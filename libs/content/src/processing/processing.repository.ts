import { Injectable } from '@nestjs/common';
import type { FileVariant, ProcessingState } from '@odr/contracts';
import type { ContentId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { WorkshopResult } from './workshop-protocol.js';

export interface ProcessableContent {
  readonly sha256: string;
  readonly processingState: ProcessingState;
  readonly userId: UserId;
}

/** A file that lies in the published space. */
export interface StoredRendition {
  readonly variant: FileVariant;
  readonly sha256: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly width: number;
  readonly height: number;
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

  async saveRenditions(id: ContentId, renditions: readonly StoredRendition[]): Promise<void> {
    await this.db.query(
      `INSERT INTO content_derivative (content_id, variant, sha256, media_type, size, width, height)
       SELECT $1, variant, sha256, "mediaType", "sizeBytes", width, height
         FROM jsonb_to_recordset($2::jsonb) AS r(variant text, sha256 text, "mediaType" text, "sizeBytes" bigint, width int, height int)
       ON CONFLICT (content_id, variant) DO UPDATE SET sha256 = excluded.sha256, media_type = excluded.media_type, size = excluded.size,
                                                       width = excluded.width, height = excluded.height`,
      [id, JSON.stringify(renditions)],
    );
  }
}
