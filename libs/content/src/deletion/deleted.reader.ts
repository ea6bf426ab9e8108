import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@odr/access';
import { encodeCursor } from '@odr/kernel';
import { Database } from '@odr/platform';
import { positionOf, responseColumns, wireTime } from '../content.columns.js';
import { CONTENT_CONFIG, type ContentConfig } from '../content.config.js';
import type { ContentResponse } from '../dto/content.response.dto.js';
import type { DeletedContent } from './deleted.repository.js';
import type { DeletedContentPageResponse } from './dto/deleted.response.dto.js';
import { obstacleTo, restorableUntil } from './restore.policy.js';

interface Row {
  readonly item: ContentResponse;
  readonly deletedByOffice: boolean;
  readonly isUploadedAgain: boolean;
  readonly deletedAt: string;
}

/** What a person has deleted, or somebody has deleted of theirs. */
@Injectable()
export class DeletedReader {
  constructor(
    @Inject(CONTENT_CONFIG) private readonly config: ContentConfig,
    private readonly db: Database,
  ) {}

  /** The last deleted first. */
  async pageOf(actor: Principal, limit: number, cursor: string | undefined): Promise<DeletedContentPageResponse> {
    const rows = await this.db.query<Row>(
      `SELECT row_to_json(r) AS item, c.deleted_by_office AS "deletedByOffice", ${wireTime('c.deleted_at')} AS "deletedAt",
              EXISTS (SELECT FROM content twin WHERE twin.sha256 = c.sha256 AND twin.deleted_at IS NULL) AS "isUploadedAgain"
         FROM content c CROSS JOIN LATERAL (SELECT ${responseColumns('c')}) r
        WHERE c.user_id = $1 AND c.deleted_at IS NOT NULL
          AND ($3::timestamptz IS NULL OR (c.deleted_at, c.id) < ($3::timestamptz, $4::uuid))
        ORDER BY c.deleted_at DESC, c.id DESC LIMIT $2::int + 1`,
      [actor.userId, limit, ...(cursor === undefined ? [null, null] : positionOf(cursor))],
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => this.toResponse(actor, row)),
      nextCursor: rows.length > limit && last ? encodeCursor([last.deletedAt, last.item.id]) : null,
    };
  }

  private toResponse(actor: Principal, row: Row): DeletedContentPageResponse['items'][number] {
    const graceMs = this.config.restoreGraceMs;
    const deletedAt = new Date(row.deletedAt);
    const content = { ...row, ...row.item, deletedAt } as unknown as DeletedContent;
    const obstacle = obstacleTo(actor, content, { now: new Date(), graceMs }) ?? null;
    return {
      content: row.item,
      deletedAt: row.deletedAt,
      restorableUntil: restorableUntil(deletedAt, graceMs).toISOString(),
      obstacle,
    };
  }
}
