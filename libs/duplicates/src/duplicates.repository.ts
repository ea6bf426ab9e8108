import { Injectable } from '@nestjs/common';
import { parameters } from '@odr/content';
import type { PairReason } from '@odr/contracts';
import type { PairEvidence } from '@odr/entities';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { MIN_HASH_QUALITY } from './duplicates.policy.js';
import { ASK_BY_PIECES, nearHashes, turnedHashes, type TurnedHashes } from './hash-matches.js';
import { orientationOf } from './pair-evidence.js';

/** A pair as one of the two sees it. */
export interface FoundPair {
  readonly contentId: ContentId;
  readonly kind: 'near_duplicate' | 'similar';
  /** Differing bits, or cosine distance. */
  readonly distance: number;
  /** Known at once where the pixels are the same; else it takes a comparison. */
  readonly reason?: PairReason;
  readonly evidence: PairEvidence;
}

/** A pair that waits to be compared, and the files to compare. */
export interface PairToCompare {
  readonly otherId: ContentId;
  readonly kind: 'near_duplicate' | 'similar';
  readonly distance: number;
  readonly evidence: PairEvidence;
  readonly thumbnail: string;
  readonly width: number;
  readonly height: number;
}

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
   * Every other content whose hash is near this one's in some orientation, or whose pixels are the same. Exact: nothing
   * within 31 bits is missed. The hash must have been committed before: of two contents that arrive at once, whichever
   * matches last sees the other.
   */
  async nearByHash(contentId: ContentId): Promise<FoundPair[]> {
    const [row] = await this.db.query<{ hash: string | null; turned: Buffer | null; quality: number | null }>(
      `SELECT pdq_hash AS hash, pdq_turned AS turned, pdq_quality AS quality FROM content WHERE id = $1`,
      [contentId],
    );
    const isBelievable = row?.hash && (row.quality ?? 0) >= MIN_HASH_QUALITY;
    const near = isBelievable ? await this.near(contentId, turnedHashes(row.hash ?? '', row.turned)) : [];
    const same = await this.samePixels(contentId);
    const isSame = new Set(same.map((pair) => pair.contentId));
    return [...same, ...near.filter((pair) => !isSame.has(pair.contentId))];
  }

  private near(contentId: ContentId, hashes: TurnedHashes): Promise<FoundPair[]> {
    return this.db.transaction(async () => {
      await this.db.query(ASK_BY_PIECES);
      const { values, bind } = parameters(contentId);
      const rows = await this.db.query<{ contentId: ContentId; bits: number; turn: number }>(
        `WITH near AS MATERIALIZED (${nearHashes(hashes, bind)})
         SELECT c.id AS "contentId", near.bits, near.turn FROM near JOIN content c ON c.id = near.content_id
         WHERE c.id <> $1 AND c.deleted_at IS NULL ORDER BY near.bits, c.id LIMIT 1000`,
        values,
      );
      return rows.map(({ contentId: other, bits, turn }) => ({
        contentId: other,
        kind: 'near_duplicate',
        distance: bits,
        evidence: { bits, orientation: orientationOf(turn, contentId < other) },
      }));
    });
  }

  private async samePixels(contentId: ContentId): Promise<FoundPair[]> {
    const rows = await this.db.query<{ contentId: ContentId }>(
      `SELECT o.id AS "contentId" FROM content c
       JOIN content o ON o.pixel_sha256 = c.pixel_sha256 AND o.id <> c.id AND o.deleted_at IS NULL
       WHERE c.id = $1 LIMIT 1000`,
      [contentId],
    );
    return rows.map(({ contentId: other }) => ({
      contentId: other,
      kind: 'near_duplicate',
      distance: 0,
      reason: 'identical',
      evidence: { bits: 0, orientation: 'none' },
    }));
  }

  /**
   * Links the content to others. What is known of a pair already stays; a hash is a better witness than an embedding. Rows
   * are written in the order of their keys, so that two matchers wait for each other instead of deadlocking.
   * @returns how many pairs were new or better known
   */
  async link(contentId: ContentId, pairs: readonly FoundPair[]): Promise<number> {
    const rows = await this.db.query(
      `INSERT INTO duplicate_pair AS p (first_id, second_id, kind, distance, reason, evidence)
       SELECT least($1::uuid, o."contentId"), greatest($1::uuid, o."contentId"), o.kind, o.distance, o.reason, o.evidence
       FROM jsonb_to_recordset($2::jsonb) AS o("contentId" uuid, kind text, distance real, reason text, evidence jsonb)
       ORDER BY 1, 2
       ON CONFLICT (first_id, second_id) DO UPDATE
         SET kind = excluded.kind, distance = excluded.distance, reason = coalesce(excluded.reason, p.reason),
             evidence = p.evidence || excluded.evidence
         WHERE p.kind = 'similar' AND excluded.kind = 'near_duplicate'
       RETURNING p.first_id`,
      [contentId, JSON.stringify(pairs)],
    );
    return rows.length;
  }

  /** Pairs of this content that no comparison of this version has seen, the most promising first. */
  toCompare(contentId: ContentId, version: number): Promise<PairToCompare[]> {
    return this.db.query(
      `SELECT p.other_id AS "otherId", p.kind, p.distance::float8 AS distance, p.evidence, d.sha256 AS thumbnail,
              coalesce(c.width, d.width) AS width, coalesce(c.height, d.height) AS height
       FROM (${bothSides('other_id, kind, distance, evidence, compared_by, reason')}) p
       JOIN content c ON c.id = p.other_id AND c.deleted_at IS NULL
       JOIN content_derivative d ON d.content_id = c.id AND d.variant = 'thumbnail'
       WHERE p.compared_by < $2 AND p.reason IS DISTINCT FROM 'identical' ORDER BY p.kind, p.distance LIMIT 200`,
      [contentId, version],
    );
  }

  /** Contents with pairs that no comparison of this version has seen. */
  async withStalePairs(version: number, limit: number): Promise<ContentId[]> {
    const rows = await this.db.query<{ id: ContentId }>(
      `SELECT DISTINCT p.first_id AS id FROM duplicate_pair p
       JOIN content a ON a.id = p.first_id AND a.deleted_at IS NULL
       JOIN content b ON b.id = p.second_id AND b.deleted_at IS NULL
       WHERE p.compared_by < $1 AND p.reason IS DISTINCT FROM 'identical' LIMIT $2`,
      [version, limit],
    );
    return rows.map(({ id }) => id);
  }

  async judge(
    contentId: ContentId,
    otherId: ContentId,
    judged: {
      readonly kind: FoundPair['kind'];
      readonly reason: PairReason;
      readonly evidence: PairEvidence;
      readonly version: number;
    },
  ): Promise<void> {
    await this.db.query(
      `UPDATE duplicate_pair SET kind = $3, reason = $4, evidence = evidence || $5::jsonb, compared_by = $6
       WHERE first_id = least($1::uuid, $2::uuid) AND second_id = greatest($1::uuid, $2::uuid) RETURNING first_id`,
      [contentId, otherId, judged.kind, judged.reason, JSON.stringify(judged.evidence), judged.version],
    );
  }

  /** Forgets a pair that turned out to be none. */
  async unlink(contentId: ContentId, otherId: ContentId): Promise<void> {
    await this.db.query(
      `DELETE FROM duplicate_pair WHERE first_id = least($1::uuid, $2::uuid) AND second_id = greatest($1::uuid, $2::uuid)
       RETURNING first_id`,
      [contentId, otherId],
    );
  }
}

/** Both directions of the pairs of `$1`. @param columns with `other_id` for the other side */
const bothSides = (columns: string): string =>
  `SELECT ${columns.replace('other_id', 'second_id AS other_id')} FROM duplicate_pair WHERE first_id = $1
   UNION ALL
   SELECT ${columns.replace('other_id', 'first_id')} FROM duplicate_pair WHERE second_id = $1`;
