import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { MAX_HASH_DISTANCE, MIN_HASH_QUALITY } from './duplicates.policy.js';

/** Writes hashes and pairs. */
@Injectable()
export class DuplicatesRepository {
  constructor(private readonly db: Database) {}

  /**
   * Copies the content's PDQ hash into the form that is matched.
   * @returns whether there is one
   */
  async rememberHash(contentId: ContentId): Promise<boolean> {
    const rows = await this.db.query(
      `INSERT INTO perceptual_hash (content_id, hash, quality)
       SELECT c.id, ('x' || c.pdq_hash)::bit(256), c.pdq_quality FROM content c
       WHERE c.id = $1 AND c.pdq_hash IS NOT NULL AND c.pdq_quality IS NOT NULL
       ON CONFLICT (content_id) DO UPDATE SET hash = excluded.hash, quality = excluded.quality
       RETURNING content_id`,
      [contentId],
    );
    return rows.length > 0;
  }

  /**
   * Links the content to every other whose hash is near, or whose pixels are the same. Exact: every hash is compared.
   * The hash must have been committed before: of two contents that arrive at once, whichever matches last sees the other.
   * Rows are written in the order of their keys, so that two matchers wait for each other instead of deadlocking.
   * @returns how many pairs were new
   */
  async linkByHash(contentId: ContentId): Promise<number> {
    const rows = await this.db.query(
      `INSERT INTO duplicate_pair (first_id, second_id, kind, distance)
       SELECT least(m.a, m.b), greatest(m.a, m.b), 'near_duplicate', min(m.distance) FROM (
         SELECT h.content_id AS a, o.content_id AS b, bit_count(h.hash # o.hash) AS distance
         FROM perceptual_hash h
         JOIN perceptual_hash o ON o.content_id <> h.content_id
         WHERE h.content_id = $1 AND h.quality >= $2 AND o.quality >= $2 AND bit_count(h.hash # o.hash) <= $3
         UNION ALL
         SELECT c.id, o.id, 0
         FROM content c JOIN content o ON o.pixel_sha256 = c.pixel_sha256 AND o.id <> c.id
         WHERE c.id = $1) m
       GROUP BY 1, 2 ORDER BY 1, 2
       ON CONFLICT (first_id, second_id) DO NOTHING RETURNING first_id`,
      [contentId, MIN_HASH_QUALITY, MAX_HASH_DISTANCE],
    );
    return rows.length;
  }

  /**
   * Links the content to others that look like it. A repeat changes nothing.
   * @param others with their cosine distance
   */
  async linkSimilar(
    contentId: ContentId,
    others: readonly { contentId: ContentId; distance: number }[],
  ): Promise<void> {
    await this.db.query(
      `INSERT INTO duplicate_pair (first_id, second_id, kind, distance)
       SELECT least($1::uuid, o.id), greatest($1::uuid, o.id), 'similar', o.distance
       FROM unnest($2::uuid[], $3::real[]) AS o(id, distance)
       ORDER BY 1, 2
       ON CONFLICT (first_id, second_id) DO NOTHING`,
      [contentId, others.map((other) => other.contentId), others.map((other) => other.distance)],
    );
  }
}
