import { Injectable } from '@nestjs/common';
import type { PairReason } from '@odr/contracts';
import { newId, type ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { COPY_REASONS } from '../duplicates.policy.js';
import type { Edge, Node } from './gathering.policy.js';

/** More copies of one picture than anyone will look at; what is beyond waits until some are resolved. */
const MOST_AT_ONCE = 1_000;

export interface CopyEdge extends Edge {
  readonly reason: PairReason;
}

export interface ExistingCluster {
  readonly id: string;
  readonly members: readonly ContentId[];
  readonly reasons: readonly PairReason[];
}

/** Write model of clusters. */
@Injectable()
export class ClusterRepository {
  constructor(private readonly db: Database) {}

  /** Clusters are made and resolved one at a time, until the transaction ends. */
  async lock(): Promise<void> {
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('duplicates.clusters', 0))`);
  }

  /** The content, and all that hang together with it by copies or by the clusters they are in. */
  async reach(contentId: ContentId): Promise<ContentId[]> {
    const rows = await this.db.query<{ id: ContentId }>(
      `WITH RECURSIVE reach(id) AS (
         SELECT $1::uuid
         UNION
         SELECT n.id FROM reach r CROSS JOIN LATERAL (
           SELECT p.second_id AS id FROM duplicate_pair p WHERE p.first_id = r.id AND p.reason = ANY($2::text[])
           UNION ALL
           SELECT p.first_id FROM duplicate_pair p WHERE p.second_id = r.id AND p.reason = ANY($2::text[])
           UNION ALL
           SELECT o.content_id FROM duplicate_member m JOIN duplicate_member o ON o.cluster_id = m.cluster_id
           WHERE m.content_id = r.id) n)
       SELECT id FROM reach LIMIT $3`,
      [contentId, [...COPY_REASONS], MOST_AT_ONCE],
    );
    return rows.map(({ id }) => id);
  }

  /** Those that can be in a cluster. What is quarantined is evidence: nobody tidies it up. */
  nodes(ids: readonly ContentId[]): Promise<Node[]> {
    return this.db.query(
      `SELECT c.id, coalesce(c.width::float8 * c.height, 0) AS pixels FROM content c
       WHERE c.id = ANY($1::uuid[]) AND c.deleted_at IS NULL AND c.status <> 'quarantined' ORDER BY c.id`,
      [[...ids]],
    );
  }

  copies(ids: readonly ContentId[]): Promise<CopyEdge[]> {
    return this.db.query(
      `SELECT p.first_id AS a, p.second_id AS b, p.reason FROM duplicate_pair p
       WHERE p.first_id = ANY($1::uuid[]) AND p.second_id = ANY($1::uuid[]) AND p.reason = ANY($2::text[]) ORDER BY 1, 2`,
      [[...ids], [...COPY_REASONS]],
    );
  }

  rulings(ids: readonly ContentId[]): Promise<Edge[]> {
    return this.db.query(
      `SELECT r.first_id AS a, r.second_id AS b FROM duplicate_ruling r
       WHERE r.first_id = ANY($1::uuid[]) AND r.second_id = ANY($1::uuid[])`,
      [[...ids]],
    );
  }

  existing(ids: readonly ContentId[]): Promise<ExistingCluster[]> {
    return this.db.query(
      `SELECT k.id, k.reasons, array_agg(m.content_id::text ORDER BY m.content_id) AS members
       FROM duplicate_cluster k JOIN duplicate_member m ON m.cluster_id = k.id
       WHERE k.id IN (SELECT cluster_id FROM duplicate_member WHERE content_id = ANY($1::uuid[]))
       GROUP BY k.id, k.reasons ORDER BY k.id`,
      [[...ids]],
    );
  }

  async has(id: string): Promise<boolean> {
    return (await this.db.query(`SELECT FROM duplicate_cluster WHERE id = $1`, [id])).length > 0;
  }

  async end(ids: readonly string[]): Promise<void> {
    await this.db.query(`DELETE FROM duplicate_cluster WHERE id = ANY($1::uuid[]) RETURNING id`, [[...ids]]);
  }

  /** Takes the contents out of whatever cluster they are in. */
  async release(ids: readonly ContentId[]): Promise<void> {
    await this.db.query(`DELETE FROM duplicate_member WHERE content_id = ANY($1::uuid[]) RETURNING content_id`, [
      [...ids],
    ]);
  }

  /** @param id of the cluster that goes on, or undefined for a new one */
  async save(id: string | undefined, members: readonly ContentId[], reasons: readonly PairReason[]): Promise<void> {
    const clusterId = id ?? newId();
    await this.db.query(
      `INSERT INTO duplicate_cluster (id, size, reasons) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET size = excluded.size, reasons = excluded.reasons,
         version = duplicate_cluster.version + 1, updated_at = now()`,
      [clusterId, members.length, [...reasons]],
    );
    await this.db.query(
      `INSERT INTO duplicate_member (content_id, cluster_id) SELECT id, $1::uuid FROM unnest($2::uuid[]) AS id ORDER BY id`,
      [clusterId, [...members]],
    );
  }
}
