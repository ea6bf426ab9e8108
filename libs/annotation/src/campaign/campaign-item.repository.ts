import { Injectable } from '@nestjs/common';
import type { AnnotationId, CampaignId, CampaignItemId, ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';

import type { SaidRow } from '../agreement/compare/said.js';

export interface LockedItem {
  readonly id: CampaignItemId;
  readonly wanted: number;
  readonly freePlaces: number;
  readonly submitted: number;
}

/** How far items of campaigns are: how many people they want, what those said, and when they are finished. */
@Injectable()
export class CampaignItemRepository {
  constructor(private readonly db: Database) {}

  async lock(id: CampaignItemId): Promise<LockedItem | undefined> {
    const [row] = await this.db.query<LockedItem>(
      `SELECT i.id, i.wanted, i.free_places AS "freePlaces", i.submitted FROM annotation_campaign_item i WHERE i.id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row;
  }

  /** Asks one more person about an item. */
  async askMore(itemId: CampaignItemId, disagreement: number | null): Promise<void> {
    await this.db.query(
      `UPDATE annotation_campaign_item SET wanted = wanted + 1, free_places = free_places + 1, disagreement = $2
        WHERE id = $1 RETURNING id`,
      [itemId, disagreement],
    );
  }

  async noteDisagreement(itemId: CampaignItemId, disagreement: number | null): Promise<void> {
    await this.db.query(`UPDATE annotation_campaign_item SET disagreement = $2 WHERE id = $1 RETURNING id`, [
      itemId,
      disagreement,
    ]);
  }

  /** Ends an item and shows everybody what was said about it. @returns what they can see now */
  async finish(itemId: CampaignItemId): Promise<{ annotationId: AnnotationId; contentId: ContentId }[]> {
    await this.db.query(
      `UPDATE annotation_campaign_item SET finished_at = now(), free_places = 0 WHERE id = $1 RETURNING id`,
      [itemId],
    );
    return this.db.query(
      `UPDATE annotation a SET is_blind = false FROM annotation_assignment x
        WHERE x.item_id = $1 AND a.assignment_id = x.id AND a.is_blind
        RETURNING a.id AS "annotationId", a.content_id AS "contentId"`,
      [itemId],
    );
  }

  /** Ends a campaign with items unfinished: takes back what people have in hand, and shows what was said. @returns what can be seen now */
  async finishAll(campaignId: CampaignId): Promise<{ annotationId: AnnotationId; contentId: ContentId }[]> {
    await this.db.query(
      `UPDATE annotation_assignment SET state = 'returned' WHERE campaign_id = $1 AND state = 'open' RETURNING id`,
      [campaignId],
    );
    return this.db.query(
      `UPDATE annotation a SET is_blind = false FROM annotation_assignment x
        WHERE x.campaign_id = $1 AND a.assignment_id = x.id AND a.is_blind
        RETURNING a.id AS "annotationId", a.content_id AS "contentId"`,
      [campaignId],
    );
  }

  /** Whether nothing is left to annotate; what has been deleted since does not count. */
  async isAllFinished(campaignId: CampaignId): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT FROM annotation_campaign_item i JOIN content c ON c.id = i.content_id
        WHERE i.campaign_id = $1 AND i.finished_at IS NULL AND c.deleted_at IS NULL LIMIT 1`,
      [campaignId],
    );
    return rows.length === 0;
  }

  /** What people have submitted for an item under each source of its campaign. */
  said(itemId: CampaignItemId): Promise<SaidRow[]> {
    return this.db.query(
      `SELECT x.content_id AS "contentId", s.source_id AS "sourceId", o.annotation_schema AS "schema", a.id, x.user_id AS "userId",
              a.annotation AS "value", a.updated_at AS "at",
              CASE WHEN c.width > 0 AND c.height > 0
                   THEN jsonb_build_object('width', c.width, 'height', c.height) END AS "size"
         FROM annotation_assignment x
         JOIN content c ON c.id = x.content_id
         JOIN annotation_campaign_source s ON s.campaign_id = x.campaign_id
         JOIN annotation_source o ON o.id = s.source_id
         JOIN annotation a ON a.assignment_id = x.id AND a.deleted_at IS NULL
         JOIN annotation_source_link l ON l.annotation_id = a.id AND l.source_id = s.source_id
        WHERE x.item_id = $1 AND x.state = 'submitted'
        ORDER BY s.source_id, x.user_id, a.updated_at, a.id`,
      [itemId],
    );
  }
}
