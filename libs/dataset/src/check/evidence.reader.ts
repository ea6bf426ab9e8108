import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';

import type { ItemGrantResponse, LicenseEvidenceResponse, UsageSignalResponse } from './dto/item-licensing.dto.js';

const MAX = 200;

/** What is on record about the licence of one item, for people. */
@Injectable()
export class EvidenceReader {
  constructor(private readonly db: Database) {}

  /** Oldest first. Whether what is kept is intact is computed, not remembered. */
  evidenceOf(contentId: ContentId): Promise<LicenseEvidenceResponse[]> {
    return this.db.query(
      `SELECT e.id, e.method, e.license, e.claim, e.license_url AS "licenseUrl", e.source_url AS "sourceUrl",
              CASE WHEN e.observed_by IS NULL THEN 'system' WHEN e.observed_by = c.user_id THEN 'contributor' ELSE 'person' END AS by,
              e.snapshot_sha256 AS "snapshotSha256", e.observed_at AS "observedAt",
              e.snapshot_sha256 = encode(sha256(convert_to(e.snapshot::text, 'UTF8')), 'hex') AS "isIntact"
         FROM license_evidence e JOIN content c ON c.id = e.content_id
        WHERE e.content_id = $1 ORDER BY e.observed_at, e.id LIMIT $2`,
      [contentId, MAX],
    );
  }

  /** Of the file, and of the sources as they were seen last. */
  signalsOf(contentId: ContentId): Promise<UsageSignalResponse[]> {
    return this.db.query(
      `SELECT u.kind, u.origin, u.stance, u.said, u.observed_at AS "observedAt" FROM usage_observation u WHERE u.content_id = $1
        UNION ALL
       SELECT signal, 'source', 'disallowed', w.url, w.checked_at
         FROM content_source s JOIN source_watch w ON w.url = s.value CROSS JOIN LATERAL unnest(w.opt_outs) AS signal
        WHERE s.content_id = $1 AND s.type = 'url'
        ORDER BY 5 NULLS LAST, 1 LIMIT $2`,
      [contentId, MAX],
    );
  }

  grantsOf(contentId: ContentId): Promise<ItemGrantResponse[]> {
    return this.db.query(
      `SELECT g.id, g.holder, g.statement, g.evidence_url AS "evidenceUrl", g.granted_at AS "grantedAt", g.revoked_at AS "revokedAt"
         FROM usage_grant g WHERE g.content_id = $1 ORDER BY g.granted_at, g.id LIMIT $2`,
      [contentId, MAX],
    );
  }
}
