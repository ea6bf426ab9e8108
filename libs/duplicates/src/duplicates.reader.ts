import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { parameters, findableContents } from '@odr/content';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { MAX_HASH_DISTANCE, MIN_HASH_QUALITY, type Match } from './duplicates.policy.js';

/** A picture from outside, as numbers to compare. */
export interface Fingerprint {
  readonly sha256: string;
  readonly pixelSha256: string;
  /** PDQ, 64 hex digits. */
  readonly hash: string;
  readonly quality: number;
}

/** Asks who resembles whom, among what the caller may see. */
@Injectable()
export class DuplicatesReader {
  constructor(private readonly db: Database) {}

  /** Both directions of every pair, with the other side. Callers check first that they may see the content itself. */
  ofContent(scope: TeamScope, contentId: ContentId): Promise<Match[]> {
    const { values, bind } = parameters(contentId);
    return this.db.query<Match>(
      `SELECT c.id AS "contentId", p.kind AS kind, p.distance::float8 AS distance FROM (
         SELECT second_id AS other_id, kind, distance FROM duplicate_pair WHERE first_id = $1
         UNION ALL
         SELECT first_id, kind, distance FROM duplicate_pair WHERE second_id = $1) p
       JOIN content c ON c.id = p.other_id
       WHERE ${findableContents(scope)(bind)} ORDER BY p.distance, c.id LIMIT 200`,
      values,
    );
  }

  /** Contents that are this file, or whose hash is near. */
  nearFingerprint(scope: TeamScope, { sha256, pixelSha256, hash, quality }: Fingerprint): Promise<Match[]> {
    const { values, bind } = parameters(sha256, pixelSha256, hash, quality, MIN_HASH_QUALITY, MAX_HASH_DISTANCE);
    const visible = findableContents(scope)(bind);
    return this.db.query<Match>(
      `SELECT m."contentId", m.kind, m.distance::float8 AS distance FROM (
         SELECT c.id AS "contentId", 'exact' AS kind, 0 AS distance FROM content c
         WHERE (c.sha256 = $1 OR c.published_sha256 = $1) AND ${visible}
         UNION ALL
         SELECT c.id, 'same_pixels', 0 FROM content c WHERE c.pixel_sha256 = $2 AND ${visible}
         UNION ALL
         SELECT c.id, 'near_duplicate', bit_count(h.hash # ('x' || $3::text)::bit(256))
         FROM perceptual_hash h JOIN content c ON c.id = h.content_id
         WHERE $4::int >= $5 AND h.quality >= $5 AND bit_count(h.hash # ('x' || $3::text)::bit(256)) <= $6 AND ${visible}) m
       ORDER BY m.distance, m."contentId" LIMIT 200`,
      values,
    );
  }
}
