import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import {
  ASPECT,
  CONTENT_FACETS,
  ORIGIN,
  parameters,
  SIZE,
  visibleSets,
  YEAR,
  type Bind,
  type ContentCondition,
  type ContentFacet,
} from '@odr/content';
import { Database } from '@odr/platform';
import type { TextQuery } from '../text/query-term.js';
import { candidates } from '../text/text.statements.js';

/** A value of a field and how many hits have it. */
export interface FacetCount {
  readonly value: string;
  readonly count: number;
  /** What people call it, where that is another word. */
  readonly label?: string;
}
export type Facets = Readonly<Partial<Record<ContentFacet, readonly FacetCount[]>>>;

/** What was counted. */
export interface Counted {
  readonly facets: Facets;
  readonly total: number;
}

/** What is counted: what has the words, and what was found otherwise; without either everything that matches. */
export interface Hits {
  readonly query?: TextQuery;
  readonly ids?: readonly string[];
}

/** Facets and totals of a larger answer are counted over this many hits; a scan of everything would cost more than it tells. */
export const COUNTED_AT_MOST = 3_000;
/** Nobody chooses among more. */
const VALUES_AT_MOST = 50;

/** Columns of content `c`, by facet; the others lie in tables of their own. */
const COLUMNS = {
  license: 'c.license',
  format: 'c.format',
  status: 'c.status',
  type: 'c.type',
  aspect: ASPECT,
  size: SIZE,
  year: YEAR,
} as const satisfies Partial<Record<ContentFacet, string>>;
const isColumn = (name: ContentFacet): name is keyof typeof COLUMNS => name in COLUMNS;

/** Counts hits and what they divide into. The scope is part of every condition that comes in. */
@Injectable()
export class FacetReader {
  constructor(private readonly db: Database) {}

  /**
   * How many hits there are, at most `COUNTED_AT_MOST`, and how they divide, most frequent values first.
   * @param names which facets are wanted
   * @param scope whose sets are told
   */
  async counts(
    hits: Hits,
    where: ContentCondition,
    names: readonly ContentFacet[],
    scope: TeamScope,
  ): Promise<Counted> {
    if (names.length === 0) return { facets: {}, total: await this.count(hits, where) };
    const { values, bind } = parameters(COUNTED_AT_MOST);
    const columns = names.filter(isColumn);
    const asked = ['c.id', ...columns.map((name) => `${COLUMNS[name]} AS ${name}`)];
    if (names.includes('flag')) asked.push('c.flags');
    const hit = hitsStatement(hits, where, bind, asked.join(', '));
    const rows = await this.db.query<FacetCount & { field: ContentFacet | ''; label: string | null }>(
      `WITH hit AS MATERIALIZED (${hit})
       SELECT * FROM (${[TOTAL, ...countStatements(names, columns, bind, scope)].join(' UNION ALL ')}) counted ORDER BY count DESC, value`,
      values,
    );
    const facets = names.map((name) => [
      name,
      rows
        .filter(({ field }) => field === name)
        .map(({ value, count, label }) => ({ value, count, ...(label === null ? {} : { label }) })),
    ]);
    return { facets: Object.fromEntries(facets) as Facets, total: rows.find(({ field }) => field === '')?.count ?? 0 };
  }

  private async count(hits: Hits, where: ContentCondition): Promise<number> {
    const { values, bind } = parameters(COUNTED_AT_MOST);
    const [row] = await this.db.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM (${hitsStatement(hits, where, bind, 'c.id')}) hit`,
      values,
    );
    return row?.total ?? 0;
  }
}

/** Beside the facets, for the same hits. */
const TOTAL = `SELECT '' AS field, '' AS value, count(*)::int AS count, NULL::text AS label FROM hit`;

/** At most `$1` hits: of words the likeliest first, of everything any. */
function hitsStatement({ query, ids }: Hits, where: ContentCondition, bind: Bind, columns: string): string {
  const among = (condition: string): string =>
    `SELECT ${columns} FROM content c WHERE ${where(bind)} AND ${condition} LIMIT $1`;
  const byWords = query && candidates(query, where, bind, columns, '$1');
  const byId = ids && among(`c.id = ANY(${bind([...ids])}::uuid[])`);
  if (byWords && byId) return `SELECT * FROM ((${byWords}) UNION (${byId})) either LIMIT $1`;
  return byWords ?? byId ?? among('true');
}

function countStatements(
  names: readonly ContentFacet[],
  columns: readonly (keyof typeof COLUMNS)[],
  bind: Bind,
  scope: TeamScope,
): string[] {
  const values = columns.map((name) => `('${name}', hit.${name})`).join(', ');
  const most = `ORDER BY count(*) DESC, 2 LIMIT ${VALUES_AT_MOST}`;
  const of: Partial<Record<ContentFacet, () => string>> = {
    flag: () =>
      `(SELECT 'flag', flag, count(*)::int, NULL FROM hit CROSS JOIN LATERAL unnest(hit.flags) flag GROUP BY flag ${most})`,
    source: () => `
      (SELECT 'source', named.value, count(*)::int, NULL
         FROM (SELECT DISTINCT hit.id, ${ORIGIN} AS value FROM hit JOIN content_source origin ON origin.content_id = hit.id) named
        WHERE named.value <> '' GROUP BY named.value ${most})`,
    setId: () => `
      (SELECT 'setId', s.id::text, count(*)::int, s.name
         FROM hit JOIN content_set_item i ON i.content_id = hit.id JOIN content_set s ON s.id = i.set_id
        WHERE ${visibleSets(scope)(bind)} GROUP BY s.id, s.name ${most})`,
  };
  const ofColumns = `
    (SELECT f.field AS field, f.value AS value, count(*)::int AS count, NULL::text AS label
       FROM hit CROSS JOIN LATERAL (VALUES ${values || `('', NULL)`}) f(field, value)
      WHERE f.value IS NOT NULL GROUP BY 1, 2 ORDER BY count(*) DESC, 2 LIMIT 1000)`;
  return [ofColumns, ...names.flatMap((name) => of[name]?.() ?? [])];
}

/** All of them, empty. */
export const NO_FACETS = Object.fromEntries(CONTENT_FACETS.map((name) => [name, []])) as unknown as Readonly<
  Record<ContentFacet, readonly FacetCount[]>
>;
