import { Injectable } from '@nestjs/common';
import { type ContentId, newId } from '@odr/kernel';
import type { UsageSignal } from '@odr/licensing';
import { Database } from '@odr/platform';

/** Signals about use, and what rightsholders grant in spite of them. */
@Injectable()
export class UsageRepository {
  constructor(private readonly db: Database) {}

  /** Keeps signals of a file once: the same bytes say the same again. */
  async observe(contentId: ContentId, signals: readonly UsageSignal[]): Promise<void> {
    for (const { kind, stance, said } of signals) {
      await this.db.query(
        `INSERT INTO usage_observation (id, content_id, kind, origin, stance, said)
         SELECT $1, $2, $3, 'file', $4, $5
          WHERE NOT EXISTS (SELECT FROM usage_observation u WHERE u.content_id = $2 AND u.kind = $3 AND u.said = $5)`,
        [newId<never>(), contentId, kind, stance, said],
      );
    }
  }

  /** Whether a verified rightsholder allows it whatever signals say. */
  async hasGrant(contentId: ContentId): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT FROM usage_grant g WHERE g.content_id = $1 AND g.revoked_at IS NULL LIMIT 1`,
      [contentId],
    );
    return rows.length > 0;
  }
}
