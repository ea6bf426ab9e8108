import { Injectable } from '@nestjs/common';
import type { ContentStatus, ProcessingState } from '@odr/contracts';
import type { ContentId, TeamId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

/** An item that its people, or a moderator, took away. */
export interface DeletedContent {
  readonly id: ContentId;
  readonly sha256: string;
  readonly status: ContentStatus;
  readonly processingState: ProcessingState;
  readonly userId: UserId;
  readonly teamId: TeamId | null;
  readonly sizeBytes: number;
  readonly deletedAt: Date;
  readonly deletedByOffice: boolean;
  /** Whether the same bytes are held by another item by now. */
  readonly isUploadedAgain: boolean;
}

/** Write model of items that are deleted. */
@Injectable()
export class DeletedRepository {
  constructor(private readonly db: Database) {}

  /** The deleted item, locked until the transaction ends. */
  async lock(id: ContentId): Promise<DeletedContent | undefined> {
    const [row] = await this.db.query<DeletedContent>(
      `SELECT c.id, c.sha256, c.status, c.processing_state AS "processingState", c.user_id AS "userId", c.team_id AS "teamId", c.size::float8 AS "sizeBytes",
              c.deleted_at AS "deletedAt", c.deleted_by_office AS "deletedByOffice",
              EXISTS (SELECT FROM content twin WHERE twin.sha256 = c.sha256 AND twin.deleted_at IS NULL) AS "isUploadedAgain"
         FROM content c WHERE c.id = $1 AND c.deleted_at IS NOT NULL FOR UPDATE OF c`,
      [id],
    );
    return row;
  }

  async sha256Of(id: ContentId): Promise<string | undefined> {
    const [row] = await this.db.query<{ sha256: string }>(`SELECT sha256 FROM content WHERE id = $1`, [id]);
    return row?.sha256;
  }

  async restore(id: ContentId): Promise<void> {
    await this.db.query(
      `UPDATE content SET deleted_at = NULL, deleted_by_office = false, updated_at = now(), version = version + 1 WHERE id = $1`,
      [id],
    );
  }
}
