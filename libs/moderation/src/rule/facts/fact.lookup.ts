import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { FactSheet } from '../language/facts.js';
import { factSheetOf, type FactRow } from './fact-row.js';

const MAX_CAPTIONS = 20;
const MAX_CAPTION = 500;
/** Of the contributor's other items; a count over all of them would cost the more the more somebody brings. */
const MAX_HISTORY = 500;

const CAPTION = `CASE jsonb_typeof(a.annotation)
  WHEN 'string' THEN a.annotation #>> '{}'
  WHEN 'object' THEN coalesce(a.annotation ->> 'caption', a.annotation ->> 'text', a.annotation ->> 'description')
END`;

/** Gathers what rules can ask of a content. Only rows of upstream modules and of moderation itself are read. */
@Injectable()
export class FactLookup {
  constructor(private readonly db: Database) {}

  /** @returns undefined when the content is gone */
  async gather(id: ContentId): Promise<FactSheet | undefined> {
    const [row] = await this.db.query<FactRow>(
      `SELECT c.name, c.alt_text AS "altText", c.width, c.height, c.size::float8 AS size, c.format, c.license,
              c.license_verdict AS "licenseVerdict", c.pdq_quality AS "pdqQuality", c.flags, c.team_id IS NOT NULL AS "inTeam",
              floor(extract(epoch FROM now() - u.created_at) / 86400)::int AS "accountDays",
              history.approved, history.rejected, history.pending, captions.items AS captions, banks.items AS banks,
              coalesce((SELECT jsonb_object_agg(s.scanner, s.findings) FROM content_scan s WHERE s.content_id = c.id), '{}') AS scans,
              EXISTS (SELECT FROM content_scan_failure f WHERE f.content_id = c.id) AS "hasFailed"
         FROM content c JOIN user_account u ON u.id = c.user_id
        CROSS JOIN LATERAL (
              SELECT count(*) FILTER (WHERE o.status = 'available')::int AS approved,
                     count(*) FILTER (WHERE o.status IN ('unavailable', 'quarantined', 'withdrawn'))::int AS rejected,
                     count(*) FILTER (WHERE o.status = 'pending')::int AS pending
                FROM (SELECT p.status FROM content p WHERE p.user_id = c.user_id AND p.id <> c.id
                       ORDER BY p.created_at DESC LIMIT ${MAX_HISTORY}) o) history
        CROSS JOIN LATERAL (
              SELECT coalesce(jsonb_agg(left(t.caption, ${MAX_CAPTION}) ORDER BY t.id), '[]') AS items
                FROM (SELECT a.id, ${CAPTION} AS caption FROM annotation a
                       WHERE a.content_id = c.id AND a.deleted_at IS NULL AND NOT a.is_blind
                       ORDER BY a.id LIMIT ${MAX_CAPTIONS}) t WHERE t.caption IS NOT NULL) captions
        CROSS JOIN LATERAL (
              SELECT coalesce(jsonb_agg(jsonb_build_object('bank', b.name, 'kind', b.kind, 'distance', m.bits) ORDER BY b.name), '[]') AS items
                FROM hash_match m JOIN hash_bank b ON b.id = m.bank_id WHERE m.content_id = c.id) banks
        WHERE c.id = $1 AND c.deleted_at IS NULL`,
      [id],
    );
    return row && factSheetOf(row);
  }
}
