import { Injectable } from '@nestjs/common';
import { parameters, type ContentCondition } from '@odr/content';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { parseQueryText } from './query-text.policy.js';

export interface TextHit {
  readonly contentId: ContentId;
  readonly score: number;
}

/** A value of a field and how many hits have it. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
}
export type Facets = Readonly<Record<'license' | 'format' | 'status' | 'type', readonly FacetCount[]>>;

const FACET_FIELDS = ['license', 'format', 'status', 'type'] as const;
/** Facets of a larger answer are counted over this many hits; a scan of everything would cost more than it tells. */
const FACET_WINDOW = 10_000;

const HIGHLIGHT = 'StartSel=<mark>, StopSel=</mark>, MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=" … "';

/** Full-text questions. The scope is part of every condition that comes in. */
@Injectable()
export class SearchReader {
  constructor(private readonly db: Database) {}

  /** The best hits by words, best first. */
  textHits(query: string, where: ContentCondition, limit: number): Promise<TextHit[]> {
    const { sql, values } = this.textStatement(query, where, limit);
    return this.db.query<TextHit>(sql, values);
  }

  /** The statement of `textHits`; public so that a test can show its plan. */
  textStatement(query: string, where: ContentCondition, limit: number): { sql: string; values: unknown[] } {
    const { values, bind } = parameters(limit);
    const wanted = tsQuery(query, bind);
    const sql = `
      SELECT d.content_id AS "contentId", ts_rank(d.words, q.wanted)::float8 AS score
      FROM (SELECT ${wanted} AS wanted) q, search_document d JOIN content c ON c.id = d.content_id
      WHERE d.words @@ q.wanted AND ${where(bind)}
      ORDER BY score DESC, d.content_id LIMIT $1`;
    return { sql, values };
  }

  /** Newest first: what a search without a query shows. */
  async newest(
    where: ContentCondition,
    after: { createdAt: string; id: string } | undefined,
    limit: number,
  ): Promise<(TextHit & { createdAt: string })[]> {
    const { values, bind } = parameters(limit);
    const later = after
      ? `(c.created_at, c.id) < (${bind(after.createdAt)}::timestamptz, ${bind(after.id)}::uuid)`
      : 'true';
    return this.db.query(
      `SELECT c.id AS "contentId", 0::float8 AS score, c.created_at::text AS "createdAt" FROM content c
       WHERE ${where(bind)} AND ${later} ORDER BY c.created_at DESC, c.id DESC LIMIT $1`,
      values,
    );
  }

  /** How the hits divide, by field; most frequent values first. */
  async facets(query: string, where: ContentCondition): Promise<Facets> {
    const { values, bind } = parameters(FACET_WINDOW);
    const from = query
      ? `(SELECT ${tsQuery(query, bind)} AS wanted) q, search_document d JOIN content c ON c.id = d.content_id WHERE d.words @@ q.wanted AND`
      : `content c WHERE`;
    const rows = await this.db.query<FacetCount & { field: keyof Facets }>(
      `WITH hit AS (SELECT c.license, c.format, c.status, c.type FROM ${from} ${where(bind)} LIMIT $1)
       SELECT f.field AS field, f.value AS value, count(*)::int AS count
       FROM hit CROSS JOIN LATERAL (VALUES ('license', hit.license), ('format', hit.format), ('status', hit.status), ('type', hit.type)) f(field, value)
       WHERE f.value IS NOT NULL GROUP BY 1, 2 ORDER BY count(*) DESC, 2 LIMIT 200`,
      values,
    );
    const of = (field: keyof Facets): FacetCount[] =>
      rows.filter((row) => row.field === field).map(({ value, count }) => ({ value, count }));
    const [license, format, status, type] = FACET_FIELDS.map(of);
    return { license: license ?? [], format: format ?? [], status: status ?? [], type: type ?? [] };
  }

  async countText(query: string, where: ContentCondition): Promise<number> {
    const { values, bind } = parameters();
    const [row] = await this.db.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM (SELECT ${tsQuery(query, bind)} AS wanted) q, search_document d JOIN content c ON c.id = d.content_id
       WHERE d.words @@ q.wanted AND ${where(bind)}`,
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

  /** Pieces of captions and tags with the matching words marked; text is escaped, so that only the marks are HTML. */
  highlights(query: string, ids: readonly ContentId[]): Promise<ReadonlyMap<string, string>> {
    return this.marked(query, ids, 'd.body', 'search_document d WHERE');
  }

  /** The same of what a machine has read in the pictures. */
  pictureTexts(query: string, ids: readonly ContentId[]): Promise<ReadonlyMap<string, string>> {
    const text = `(d.findings->>'text')`;
    return this.marked(query, ids, text, `content_scan d WHERE d.scanner = 'text' AND`);
  }

  private async marked(
    query: string,
    ids: readonly ContentId[],
    text: string,
    from: string,
  ): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const { values, bind } = parameters(ids, HIGHLIGHT);
    const rows = await this.db.query<{ contentId: string; highlight: string }>(
      `SELECT d.content_id AS "contentId", ts_headline('english',
         replace(replace(replace(${text}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), q.wanted, $2) AS highlight
       FROM (SELECT ${tsQuery(query, bind)} AS wanted) q, ${from} d.content_id = ANY($1::uuid[])`,
      values,
    );
    return new Map(
      rows.filter(({ highlight }) => highlight.includes('<mark>')).map((row) => [row.contentId, row.highlight]),
    );
  }
}

/** Words joined by OR, then the phrases that must and the words that must not be there. */
function tsQuery(query: string, bind: (value: unknown) => string): string {
  const { words, phrases, excluded } = parseQueryText(query);
  const any = `replace(plainto_tsquery('english', ${bind(words)})::text, ' & ', ' | ')::tsquery`;
  const must = phrases.map((phrase) => ` && phraseto_tsquery('english', ${bind(phrase)})`);
  const mustNot = excluded.map((word) => ` && !!plainto_tsquery('english', ${bind(word)})`);
  return `(${any}${must.join('')}${mustNot.join('')})`;
}
