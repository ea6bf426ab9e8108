import { Injectable } from '@nestjs/common';
import { parameters, type Bind, type ContentCondition } from '@odr/content';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { TextQuery } from './text/query-term.js';
import { candidates } from './text/text.statements.js';

/** A value of a field and how many hits have it. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}
export type Facets = Readonly<Record<'license' | 'format' | 'status' | 'type', readonly FacetCount[]>>;

const FACET_FIELDS = ['license', 'format', 'status', 'type'] as const;
/** Facets and totals of a larger answer are counted over this many hits; a scan of everything would cost more than it tells. */
export const COUNTED_AT_MOST = 10_000;

/** What is asked of the hits of a search besides their order. The scope is part of every condition that comes in. */
@Injectable()
export class SearchReader {
  constructor(private readonly db: Database) {}

  /** Newest first: what a search without a query shows. */
  async newest(
    where: ContentCondition,
    after: { createdAt: string; id: string } | undefined,
    limit: number,
  ): Promise<{ contentId: ContentId; createdAt: string }[]> {
    const { values, bind } = parameters(limit);
    const later = after
      ? `(c.created_at, c.id) < (${bind(after.createdAt)}::timestamptz, ${bind(after.id)}::uuid)`
      : 'true';
    return this.db.query(
      `SELECT c.id AS "contentId", c.created_at::text AS "createdAt" FROM content c
       WHERE ${where(bind)} AND ${later} ORDER BY c.created_at DESC, c.id DESC LIMIT $1`,
      values,
    );
  }

  /** How the hits divide, by field; most frequent values first. */
  async facets(query: TextQuery | undefined, where: ContentCondition): Promise<Facets> {
    const { values, bind } = parameters(COUNTED_AT_MOST);
    const rows = await this.db.query<FacetCount & { field: keyof Facets }>(
      `WITH hit AS (${hits(query, where, bind, 'c.license, c.format, c.status, c.type')})
       SELECT f.field AS field, f.value AS value, count(*)::int AS count
       FROM hit CROSS JOIN LATERAL (VALUES ('license', hit.license), ('format', hit.format), ('status', hit.status), ('type', hit.type)) f(field, value)
       WHERE f.value IS NOT NULL GROUP BY 1, 2 ORDER BY count(*) DESC, 2 LIMIT 1000`,
      values,
    );
    const of = (field: keyof Facets): FacetCount[] =>
      rows.filter((row) => row.field === field).map(({ value, count }) => ({ value, count }));
    const [license, format, status, type] = FACET_FIELDS.map(of);
    return { license: license ?? [], format: format ?? [], status: status ?? [], type: type ?? [] };
  }

  /** @returns at most `COUNTED_AT_MOST` */
  async countText(query: TextQuery, where: ContentCondition): Promise<number> {
    const { values, bind } = parameters(COUNTED_AT_MOST);
    const [row] = await this.db.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM (${hits(query, where, bind, 'c.id')}) hit`,
      values,
    );
    return row?.total ?? 0;
  }

  async countAll(where: ContentCondition): Promise<number> {
    const { values, bind } = parameters();
    const [row] = await this.db.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM content c WHERE ${where(bind)}`,
      values,
    );
    return row?.total ?? 0;
  }
}

/** At most `$1` hits: of words the likeliest first, of everything any. */
const hits = (query: TextQuery | undefined, where: ContentCondition, bind: Bind, columns: string): string =>
  query
    ? candidates(query, where, bind, columns, '$1')
    : `SELECT ${columns} FROM content c WHERE ${where(bind)} LIMIT $1`;
