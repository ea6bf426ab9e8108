import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { parameters, visibleContents } from '@odr/content';
import type { AssignmentState } from '@odr/contracts';
import {
  type AnnotationSourceId,
  type AssignmentId,
  type CampaignId,
  type CampaignItemId,
  type ContentId,
  newId,
  type UserId,
} from '@odr/kernel';
import { Database } from '@odr/platform';

export interface LockedAssignment {
  readonly id: AssignmentId;
  readonly itemId: CampaignItemId;
  readonly campaignId: CampaignId;
  readonly contentId: ContentId;
  readonly state: AssignmentState;
}

const COLUMNS = `x.id, x.item_id AS "itemId", x.campaign_id AS "campaignId", x.content_id AS "contentId", x.state`;

/**
 * The first free item that this person has not had. The row says itself whether it has a place left: PostgreSQL looks again at a
 * row that was changed while it waited for it, but not at other tables.
 */
const nextSql = (isVisible: string, locked: '' | 'SKIP LOCKED'): string => `
  SELECT i.id, i.content_id AS "contentId", i.position
    FROM annotation_campaign_item i JOIN content c ON c.id = i.content_id
   WHERE i.campaign_id = $1 AND i.free_places > 0 AND i.position > $3
     AND NOT EXISTS (SELECT FROM annotation_assignment x
                      WHERE x.item_id = i.id AND x.user_id = $2 AND x.state IN ('open', 'submitted', 'skipped'))
     AND ${isVisible}
   ORDER BY i.position LIMIT 1 FOR NO KEY UPDATE OF i ${locked}`;

/** Who has which item; the items themselves are `CampaignItemRepository`'s. The database's clock is the only one. */
@Injectable()
export class AssignmentRepository {
  constructor(private readonly db: Database) {}

  /** Lets one request of a person in a campaign wait for the other, so that two tabs get the same item. */
  async queueUp(campaignId: CampaignId, userId: UserId): Promise<void> {
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('odr.assignment.' || $1 || $2, 0))`, [
      campaignId,
      userId,
    ]);
  }

  /** Gives back the places of those whose time is over. Costs what has run out; one caller at a time, the others go on. */
  async reclaim(campaignId: CampaignId): Promise<void> {
    const [lock] = await this.db.query<{ isMine: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtextextended('odr.campaign.' || $1, 0)) AS "isMine"`,
      [campaignId],
    );
    if (!lock?.isMine) return;
    await this.db.query(
      `WITH over AS MATERIALIZED (
         SELECT x.id FROM annotation_assignment x
          WHERE x.campaign_id = $1 AND x.state = 'open' AND x.lease_expires_at <= now()
          LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED),
       returned AS (
         UPDATE annotation_assignment x SET state = 'returned' FROM over WHERE x.id = over.id RETURNING x.item_id)
       UPDATE annotation_campaign_item i SET free_places = free_places + back.people
         FROM (SELECT item_id, count(*)::int AS people FROM returned GROUP BY item_id) AS back
        WHERE i.id = back.item_id AND i.finished_at IS NULL RETURNING i.id`,
      [campaignId],
    );
  }

  /** What the person has in hand, with its time begun anew; undefined when there is nothing, or its time was over. */
  async renew(campaignId: CampaignId, userId: UserId, leaseMinutes: number): Promise<AssignmentId | undefined> {
    const [row] = await this.db.query<{ id: AssignmentId }>(
      `UPDATE annotation_assignment SET lease_expires_at = now() + make_interval(mins => $3)
        WHERE campaign_id = $1 AND user_id = $2 AND state = 'open' RETURNING id`,
      [campaignId, userId, leaseMinutes],
    );
    return row?.id;
  }

  /**
   * Takes a place of the next item for somebody.
   * @returns undefined when there is none for them now
   */
  async takeNext(
    campaignId: CampaignId,
    userId: UserId,
    scope: TeamScope,
    leaseMinutes: number,
  ): Promise<AssignmentId | undefined> {
    const [mark] = await this.db.query<{ position: number }>(
      `SELECT coalesce(max(x.position), 0) AS position FROM annotation_assignment x WHERE x.campaign_id = $1 AND x.user_id = $2`,
      [campaignId, userId],
    );
    // From where they were on, so that nobody walks over all they have done each time; then once more from the start, for
    // items that others gave back or that have come to need more people. Where nothing was found, what others are just taking
    // places of is waited for: it may have places left.
    const tries = [...new Set([mark?.position ?? 0, 0])].map((after) => ({ after, locked: 'SKIP LOCKED' as const }));
    for (const { after, locked } of [...tries, { after: 0, locked: '' as const }]) {
      const { values, bind } = parameters(campaignId, userId, after);
      const [item] = await this.db.query<{ id: CampaignItemId; contentId: ContentId; position: number }>(
        nextSql(visibleContents(scope)(bind), locked),
        values,
      );
      if (!item) continue;
      await this.db.query(
        `UPDATE annotation_campaign_item SET free_places = free_places - 1 WHERE id = $1 RETURNING id`,
        [item.id],
      );
      const [assignment] = await this.db.query<{ id: AssignmentId }>(
        `INSERT INTO annotation_assignment (id, item_id, campaign_id, content_id, position, user_id, state, lease_expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'open', now() + make_interval(mins => $7))
         ON CONFLICT (item_id, user_id)
         DO UPDATE SET state = 'open', assigned_at = now(), lease_expires_at = excluded.lease_expires_at
         RETURNING id`,
        [newId<AssignmentId>(), item.id, campaignId, item.contentId, item.position, userId, leaseMinutes],
      );
      return assignment?.id;
    }
    return undefined;
  }

  /** Whether items wait that this person has neither submitted nor skipped, in the hands of others. */
  async isSomethingHeld(campaignId: CampaignId, userId: UserId, scope: TeamScope): Promise<boolean> {
    const { values, bind } = parameters(campaignId, userId);
    const rows = await this.db.query(
      `SELECT FROM annotation_campaign_item i JOIN content c ON c.id = i.content_id
        WHERE i.campaign_id = $1 AND i.finished_at IS NULL AND ${visibleContents(scope)(bind)}
          AND NOT EXISTS (SELECT FROM annotation_assignment x
                           WHERE x.item_id = i.id AND x.user_id = $2 AND x.state IN ('submitted', 'skipped'))
        LIMIT 1`,
      values,
    );
    return rows.length > 0;
  }

  /** One's own, without holding it. */
  async find(id: AssignmentId, userId: UserId): Promise<LockedAssignment | undefined> {
    const [row] = await this.db.query<LockedAssignment>(
      `SELECT ${COLUMNS} FROM annotation_assignment x WHERE x.id = $1 AND x.user_id = $2`,
      [id, userId],
    );
    return row;
  }

  async lock(id: AssignmentId): Promise<LockedAssignment | undefined> {
    const [row] = await this.db.query<LockedAssignment>(
      `SELECT ${COLUMNS} FROM annotation_assignment x WHERE x.id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row;
  }

  /** Gives the place of an item back. */
  async leave(
    id: AssignmentId,
    itemId: CampaignItemId,
    state: 'skipped' | 'returned',
    reason: string | null,
  ): Promise<void> {
    await this.db.query(`UPDATE annotation_assignment SET state = $2, skip_reason = $3 WHERE id = $1 RETURNING id`, [
      id,
      state,
      reason,
    ]);
    await this.db.query(
      `UPDATE annotation_campaign_item SET free_places = free_places + 1 WHERE id = $1 AND finished_at IS NULL RETURNING id`,
      [itemId],
    );
  }

  /** @param takesPlace whether the place had been given back and is taken again */
  async submit(id: AssignmentId, itemId: CampaignItemId, takesPlace: boolean): Promise<void> {
    await this.db.query(
      `UPDATE annotation_assignment SET state = 'submitted', submitted_at = now() WHERE id = $1 RETURNING id`,
      [id],
    );
    await this.db.query(
      `UPDATE annotation_campaign_item SET submitted = submitted + 1, free_places = free_places - $2 WHERE id = $1 RETURNING id`,
      [itemId, takesPlace ? 1 : 0],
    );
  }

  /** Sources of the campaign that the assignment has no annotation of. */
  async unanswered(id: AssignmentId): Promise<AnnotationSourceId[]> {
    const rows = await this.db.query<{ sourceId: AnnotationSourceId }>(
      `SELECT s.source_id AS "sourceId" FROM annotation_assignment x
         JOIN annotation_campaign_source s ON s.campaign_id = x.campaign_id
        WHERE x.id = $1 AND NOT EXISTS (
                SELECT FROM annotation a JOIN annotation_source_link l ON l.annotation_id = a.id
                 WHERE a.assignment_id = x.id AND a.deleted_at IS NULL AND l.source_id = s.source_id)
        ORDER BY s.position`,
      [id],
    );
    return rows.map(({ sourceId }) => sourceId);
  }
}
