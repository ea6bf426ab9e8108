import { Injectable } from '@nestjs/common';
import type { ContentId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { RecordGrantRequest } from './dto/grant.request.dto.js';
import type { UsageGrantResponse } from './dto/grant.response.dto.js';

const GRANT = `g.id, g.holder, g.statement, g.evidence_url AS "evidenceUrl", g.granted_at AS "grantedAt", g.revoked_at AS "revokedAt"`;

/** Grants of rightsholders, and wishes not to be named. */
@Injectable()
export class RightsRepository {
  constructor(private readonly db: Database) {}

  async addGrant(
    id: string,
    contentId: ContentId,
    grant: RecordGrantRequest,
    by: UserId,
  ): Promise<UsageGrantResponse[]> {
    return this.db.query<UsageGrantResponse>(
      `INSERT INTO usage_grant AS g (id, content_id, holder, statement, signature, evidence_url, verified_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${GRANT}`,
      [id, contentId, grant.holder, grant.statement, grant.signature, grant.evidenceUrl ?? null, by],
    );
  }

  /** @returns whether there was one in force */
  async revokeGrant(contentId: ContentId, grantId: string, by: UserId): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE usage_grant SET revoked_at = now(), revoked_by = $3
        WHERE id = $2 AND content_id = $1 AND revoked_at IS NULL RETURNING id`,
      [contentId, grantId, by],
    );
    return rows.length > 0;
  }

  /** Whether something that came with the item or was seen at its sources says no. */
  async isRefused(contentId: ContentId): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT WHERE EXISTS (SELECT FROM usage_observation u
                             WHERE u.content_id = $1 AND u.stance IN ('disallowed', 'constrained', 'unreadable'))
                 OR EXISTS (SELECT FROM content_source s JOIN source_watch w ON w.url = s.value
                             WHERE s.content_id = $1 AND s.type = 'url' AND w.opt_outs && '{noai,tdm,usage,ai_txt}')`,
      [contentId],
    );
    return rows.length > 0;
  }

  async removeCredit(contentId: ContentId, reason: string, by: UserId): Promise<void> {
    await this.db.query(
      `INSERT INTO credit_removal (content_id, reason, recorded_by) VALUES ($1, $2, $3)
       ON CONFLICT (content_id) DO UPDATE SET reason = excluded.reason, recorded_by = excluded.recorded_by, recorded_at = now()`,
      [contentId, reason, by],
    );
  }

  /** @returns whether there was such a wish */
  async restoreCredit(contentId: ContentId): Promise<boolean> {
    const rows = await this.db.query(`DELETE FROM credit_removal WHERE content_id = $1 RETURNING content_id`, [
      contentId,
    ]);
    return rows.length > 0;
  }
}
