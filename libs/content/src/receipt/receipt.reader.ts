import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { ContentNotFound } from '../content.errors.js';
import { ContentLookup } from '../content.lookup.js';
import type { ReceiptResponse } from './dto/receipt.response.dto.js';
import { mayReadReceipts } from './receipt.policy.js';

@Injectable()
export class ReceiptReader {
  constructor(
    private readonly db: Database,
    private readonly contents: ContentLookup,
  ) {}

  /** Newest first. @throws ContentNotFound also for those who may see the item, but not what its file once told */
  async of(scope: TeamScope, id: ContentId): Promise<ReceiptResponse[]> {
    if (!mayReadReceipts(scope, await this.contents.requireVisible(scope, id))) throw new ContentNotFound(id);
    return this.db.query(
      `SELECT r.id, r.at, r.removed, r.kept, r.pixel_sha256 AS "pixelSha256",
              json_build_object('sha256', r.received_sha256, 'sizeBytes', r.received_size) AS received,
              json_build_object('sha256', r.published_sha256, 'sizeBytes', r.published_size) AS published
         FROM content_receipt r WHERE r.content_id = $1 ORDER BY r.id DESC LIMIT 100`,
      [id],
    );
  }
}
