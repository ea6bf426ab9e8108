import { Injectable } from '@nestjs/common';
import type { AnnotationId, AssignmentId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

/** Ties what somebody annotates to the item of a campaign that they have in hand. */
@Injectable()
export class AssignmentTies {
  constructor(private readonly db: Database) {}

  /**
   * Call it in the transaction that adds annotations: those for an item in hand, of a source that its campaign asks for, belong
   * to it from the first moment, so that nobody else ever sees them before the item is finished.
   */
  async tie(userId: UserId, ids: readonly AnnotationId[]): Promise<void> {
    if (ids.length === 0) return;
    await this.db.query(
      `WITH held AS MATERIALIZED (
         SELECT x.id, x.campaign_id, x.content_id FROM annotation_assignment x WHERE x.user_id = $1 AND x.state = 'open')
       UPDATE annotation a SET assignment_id = held.id, is_blind = true
         FROM held
        WHERE a.id = ANY($2::uuid[]) AND a.user_id = $1 AND a.content_id = held.content_id
          AND EXISTS (SELECT FROM annotation_source_link l
                        JOIN annotation_campaign_source s ON s.source_id = l.source_id AND s.campaign_id = held.campaign_id
                       WHERE l.annotation_id = a.id)
        RETURNING a.id`,
      [userId, [...ids]],
    );
  }

  /** Ties annotations that somebody had made of the item before they got it; those of others or of other contents stay as they are. */
  async tieTo(assignmentId: AssignmentId, ids: readonly AnnotationId[]): Promise<void> {
    if (ids.length === 0) return;
    await this.db.query(
      `UPDATE annotation a SET assignment_id = x.id FROM annotation_assignment x
        WHERE x.id = $1 AND a.id = ANY($2::uuid[]) AND a.user_id = x.user_id AND a.content_id = x.content_id
          AND a.assignment_id IS NULL AND a.deleted_at IS NULL
        RETURNING a.id`,
      [assignmentId, [...ids]],
    );
  }
}
