import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { parameters } from '@odr/content';
import type { PairReason } from '@odr/contracts';
import type { PairEvidence } from '@odr/entities';
import { decodeCursor, MalformedCursor, toPage, type ContentId, type Page } from '@odr/kernel';
import { Database, type PageQuery } from '@odr/platform';

export interface ClusterRow {
  readonly id: string;
  readonly version: number;
  readonly size: number;
  readonly reasons: readonly PairReason[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Oldest first. */
  readonly memberIds: readonly ContentId[];
}

export interface MemberRow {
  readonly id: ContentId;
  readonly annotations: number;
  readonly sources: readonly {
    readonly type: string;
    readonly value: string;
    readonly metadata: Record<string, unknown> | null;
  }[];
  readonly authors: readonly { readonly name: string; readonly url: string | null }[];
  readonly altText: string | null;
}

export interface PairRow {
  readonly firstId: ContentId;
  readonly secondId: ContentId;
  readonly reason: PairReason | null;
  readonly evidence: PairEvidence;
}

export interface ClusterFilter {
  readonly reason?: PairReason;
  readonly minSize?: number;
  /** Only the cluster that this content is in. */
  readonly contentId?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Bind = (value: unknown) => string;

/** Which clusters somebody may tidy up: those made of nothing but their own and their teams' contents; moderators, all. */
function ownClusters(scope: TeamScope, bind: Bind): string {
  if (scope.seesAll) return 'true';
  if (scope.userId === null) return 'false';
  return `NOT EXISTS (SELECT FROM duplicate_member o JOIN content c ON c.id = o.content_id
     WHERE o.cluster_id = k.id AND c.user_id <> ${bind(scope.userId)}::uuid
       AND (c.team_id IS NULL OR c.team_id <> ALL(${bind([...scope.teamIds])}::uuid[])))`;
}

const COLUMNS = `k.id, k.version, k.size, k.reasons, k.created_at AS "createdAt", k.updated_at AS "updatedAt",
  ARRAY(SELECT m.content_id::text FROM duplicate_member m WHERE m.cluster_id = k.id ORDER BY m.content_id) AS "memberIds"`;

/** Reads clusters for those who may resolve them. */
@Injectable()
export class ClusterReader {
  constructor(private readonly db: Database) {}

  /** The newest first. @throws MalformedCursor */
  async list(
    scope: TeamScope,
    { reason, minSize, contentId }: ClusterFilter,
    page: PageQuery,
  ): Promise<Page<ClusterRow>> {
    const { values, bind } = parameters();
    const where = [ownClusters(scope, bind)];
    if (reason) where.push(`${bind(reason)} = ANY(k.reasons)`);
    if (minSize) where.push(`k.size >= ${bind(minSize)}`);
    if (contentId)
      where.push(`k.id = (SELECT m.cluster_id FROM duplicate_member m WHERE m.content_id = ${bind(contentId)}::uuid)`);
    const total = page.total ? await this.count(where.join(' AND '), [...values]) : undefined;
    if (page.cursor) where.push(`k.id < ${bind(positionOf(page.cursor))}::uuid`);
    const rows = await this.db.query<ClusterRow>(
      `SELECT ${COLUMNS} FROM duplicate_cluster k WHERE ${where.join(' AND ')} ORDER BY k.id DESC LIMIT ${bind(page.limit + 1)}`,
      values,
    );
    return { ...toPage(rows, page.limit, ({ id }) => [id]), ...(total === undefined ? {} : { total }) };
  }

  async find(scope: TeamScope, id: string): Promise<ClusterRow | undefined> {
    const { values, bind } = parameters(id);
    const [row] = await this.db.query<ClusterRow>(
      `SELECT ${COLUMNS} FROM duplicate_cluster k WHERE k.id = $1 AND ${ownClusters(scope, bind)}`,
      values,
    );
    return row;
  }

  /** What of each member would be merged. */
  members(ids: readonly ContentId[]): Promise<MemberRow[]> {
    return this.db.query(
      `SELECT c.id, c.alt_text AS "altText",
         (SELECT count(*)::int FROM annotation a WHERE a.content_id = c.id AND a.deleted_at IS NULL) AS annotations,
         coalesce((SELECT json_agg(json_build_object('type', s.type, 'value', s.value, 'metadata', s.metadata) ORDER BY s.position)
                     FROM content_source s WHERE s.content_id = c.id), '[]') AS sources,
         coalesce((SELECT json_agg(json_build_object('name', u.name, 'url', u.url) ORDER BY u.position)
                     FROM content_author u WHERE u.content_id = c.id), '[]') AS authors
       FROM content c WHERE c.id = ANY($1::uuid[]) ORDER BY c.id`,
      [[...ids]],
    );
  }

  pairs(ids: readonly ContentId[]): Promise<PairRow[]> {
    return this.db.query(
      `SELECT p.first_id AS "firstId", p.second_id AS "secondId", p.reason, p.evidence FROM duplicate_pair p
       WHERE p.first_id = ANY($1::uuid[]) AND p.second_id = ANY($1::uuid[]) ORDER BY 1, 2`,
      [[...ids]],
    );
  }

  private async count(where: string, values: readonly unknown[]): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM duplicate_cluster k WHERE ${where}`,
      values,
    );
    return row?.count ?? 0;
  }
}

function positionOf(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !UUID.test(id)) throw new MalformedCursor();
  return id;
}
