import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { parameters, findableContents } from '@odr/content';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { ORIENTATIONS } from '@odr/contracts';
import { MIN_HASH_QUALITY, SIMILAR_FROM, type Match } from './duplicates.policy.js';
import { ASK_BY_PIECES, nearHashes, type TurnedHashes } from './hash-matches.js';

/** A picture from outside, as numbers to compare. */
export interface Fingerprint {
  readonly sha256: string;
  readonly pixelSha256: string;
  /** PDQ in eight orientations, 64 hex digits each, as it is first. */
  readonly turned: TurnedHashes;
  readonly quality: number;
}

const ORIENTATION_NAMES = `ARRAY[${ORIENTATIONS.map((name) => `'${name}'`).join(', ')}]`;
/** A hash that cannot be believed is near nothing. */
const NONE = `SELECT NULL::uuid AS content_id, NULL::int AS bits, NULL::int AS turn WHERE false`;

/** Asks who resembles whom, among what the caller may see. */
@Injectable()
export class DuplicatesReader {
  constructor(private readonly db: Database) {}

  /** Both directions of every pair, with the other side. Callers check first that they may see the content itself. */
  ofContent(scope: TeamScope, contentId: ContentId): Promise<Match[]> {
    const { values, bind } = parameters(contentId, 1 - SIMILAR_FROM);
    return this.db.query<Match>(
      `SELECT c.id AS "contentId", p.kind AS kind, p.distance::float8 AS distance, p.reason AS reason, p.evidence AS evidence FROM (
         SELECT second_id AS other_id, kind, distance, reason, evidence FROM duplicate_pair WHERE first_id = $1
         UNION ALL
         SELECT first_id, kind, distance, reason, evidence FROM duplicate_pair WHERE second_id = $1) p
       JOIN content c ON c.id = p.other_id
       WHERE (p.reason IS NOT NULL OR p.kind = 'near_duplicate' OR p.distance <= $2)
         AND ${findableContents(scope)(bind)} ORDER BY p.distance, c.id LIMIT 200`,
      values,
    );
  }

  /** Contents that are this file, or whose hash is near one of its eight. */
  nearFingerprint(scope: TeamScope, fingerprint: Fingerprint): Promise<Match[]> {
    return this.db.transaction(async () => {
      await this.db.query(ASK_BY_PIECES);
      const { sql, values } = this.statement(scope, fingerprint);
      return this.db.query<Match>(sql, values);
    });
  }

  /** The statement that finds them; public so that a test can show its plan. */
  statement(
    scope: TeamScope,
    { sha256, pixelSha256, turned, quality }: Fingerprint,
  ): { sql: string; values: unknown[] } {
    const { values, bind } = parameters(sha256, pixelSha256);
    const visible = findableContents(scope)(bind);
    const near = quality >= MIN_HASH_QUALITY ? nearHashes(turned, bind) : NONE;
    const sql = `WITH near AS MATERIALIZED (${near})
       SELECT m."contentId", m.kind, m.distance::float8 AS distance, m.reason, m.evidence FROM (
         SELECT c.id AS "contentId", 'exact' AS kind, 0 AS distance, 'identical' AS reason, '{}'::jsonb AS evidence FROM content c
         WHERE (c.sha256 = $1 OR c.published_sha256 = $1) AND ${visible}
         UNION ALL
         SELECT c.id, 'same_pixels', 0, 'identical', '{}'::jsonb FROM content c WHERE c.pixel_sha256 = $2 AND ${visible}
         UNION ALL
         SELECT c.id, 'near_duplicate', near.bits, NULL,
                jsonb_build_object('bits', near.bits, 'orientation', (${ORIENTATION_NAMES})[near.turn + 1])
         FROM near JOIN content c ON c.id = near.content_id WHERE ${visible}) m
       ORDER BY m.distance, m."contentId" LIMIT 200`;
    return { sql, values };
  }
}
