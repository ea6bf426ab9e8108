import { parameters, type Bind, type ContentCondition } from '@odr/content';
import { FIELD_WEIGHTS, RANK_WEIGHTS, saturated } from './bm25.policy.js';
import { CANDIDATES, matchLevels } from './match-levels.policy.js';
import type { TextQuery } from './query-term.js';
import { anyOf } from './tsquery.js';

export interface Statement {
  readonly sql: string;
  readonly values: unknown[];
}

/** The length counts less here than in BM25: the logarithm of ts_rank has saturated nothing (0.3 was best on Flickr8k). */
const LENGTH_IN_ROUGH_RANK = 0.3;
/** Chosen by rough rank even where fewer are wanted: the best ten are not always among the rough ten. */
const RERANKED = 300;

/**
 * The best documents: rough ranks choose among the candidates, then BM25F ranks what was chosen. The rough rank costs a third
 * of the exact one, and what it leaves out is far from the first page.
 */
export function rankStatement(query: TextQuery, where: ContentCondition, limit: number): Statement {
  const { values, bind } = parameters(limit, CANDIDATES);
  const average = bind(query.averageLength);
  const ranks = query.terms.map(
    ({ lexemes, weight }) =>
      `${bind(weight)}::float8 * ts_rank('${RANK_WEIGHTS}', d.words, ${bind(anyOf(lexemes))}::tsquery)`,
  );
  const rough = `(${ranks.join(' + ') || '0'}) / (${1 - LENGTH_IN_ROUGH_RANK} + ${LENGTH_IN_ROUGH_RANK} * d.length / ${average}::float8)`;
  const sql = `
    WITH candidate AS MATERIALIZED (${candidates(query, where, bind, `d.content_id, d.words, d.length, ${rough} AS rank`, '$2')}),
    d AS (SELECT m.* FROM candidate m ORDER BY m.rank DESC, m.content_id LIMIT greatest($1::int, ${RERANKED}))
    SELECT d.content_id AS "contentId", s.score AS "score"
      FROM d CROSS JOIN LATERAL (SELECT coalesce(sum(p.score), 0)::float8 AS score FROM (${parts(query, average, bind)}) p) s
     ORDER BY s.score DESC, d.content_id LIMIT $1::int`;
  return { sql, values };
}

/** What each term adds to the scores of some documents. */
export function explainStatement(query: TextQuery, ids: readonly string[]): Statement {
  const { values, bind } = parameters(ids);
  const sql = `
    SELECT d.content_id AS "contentId", p.at::int - 1 AS "at", p.frequency AS "frequency", p.score AS "score"
      FROM search_document d CROSS JOIN LATERAL (${parts(query, bind(query.averageLength), bind)}) p
     WHERE d.content_id = ANY($1::uuid[])`;
  return { sql, values };
}

/**
 * Documents `d` and contents `c` that match, level by level: an earlier one is read to its end before a later one is begun,
 * and a limit on each keeps PostgreSQL from reading them side by side.
 * @param columns what is asked of `d` and `c`
 * @param limit placeholder of how many are wanted at most
 */
export function candidates(
  query: TextQuery,
  where: ContentCondition,
  bind: Bind,
  columns: string,
  limit: string,
): string {
  const condition = where(bind);
  // A phrase leaves few documents, and all of them are wanted.
  const levels = matchLevels(query.terms, query.phrases.length > 0 ? Infinity : CANDIDATES);
  // Whatever is bound has to be named: PostgreSQL asks of what type it is.
  if (levels.length === 0)
    return `SELECT ${columns} FROM search_document d JOIN content c ON c.id = d.content_id WHERE false AND ${condition} LIMIT ${limit}`;
  const must = query.phrases.map((phrase) => ` && (${inEach(query, bind(phrase))})`).join('');
  const mustNot = query.excluded.map((phrase) => ` && !!(${inEach(query, bind(phrase))})`).join('');
  const level = (wanted: string): string =>
    `(SELECT ${columns} FROM search_document d JOIN content c ON c.id = d.content_id
       WHERE d.words @@ (${bind(wanted)}::tsquery${must}${mustNot}) AND ${condition} LIMIT ${limit})`;
  const all = levels.map(level);
  return all.length === 1 ? (all[0] ?? '') : `SELECT * FROM (${all.join(' UNION ALL ')}) level LIMIT ${limit}`;
}

/** A phrase under every configuration: which of them a document was indexed under is not known. */
const inEach = ({ configurations }: TextQuery, phrase: string): string =>
  configurations.map((name) => `phraseto_tsquery('${name}', ${phrase})`).join(' || ');

/** For a document `d`, a row for each term it has: BM25F. Its words are gone through once, and few are left to be looked at. */
function parts(query: TextQuery, average: string, bind: Bind): string {
  const lexemes = query.terms.flatMap(({ lexemes: all, weight }, at) =>
    all.map(({ lexeme, isPrefix }) => ({ lexeme, isPrefix, at: at + 1, weight })),
  );
  const names = bind(lexemes.map(({ lexeme }) => lexeme));
  const beginnings = lexemes.filter(({ isPrefix }) => isPrefix).map(({ lexeme }) => lexeme);
  const isAsked = [
    `v.lexeme = ANY(${names}::text[])`,
    ...(beginnings.length > 0
      ? [`EXISTS (SELECT FROM unnest(${bind(beginnings)}::text[]) b WHERE starts_with(v.lexeme, b))`]
      : []),
  ];
  const weights = Object.entries(FIELD_WEIGHTS).map(([name, weight]) => `WHEN '${name}' THEN ${weight}::float8`);
  return `
    SELECT f.at, f.frequency, f.weight * ${saturated('f.frequency', 'd.length', `${average}::float8`)} AS score
      FROM (SELECT t.at, t.weight, sum(w.frequency)::float8 AS frequency
              FROM (SELECT v.lexeme, v.weights FROM unnest(d.words) v WHERE ${isAsked.join(' OR ')} OFFSET 0) u
              JOIN unnest(${names}::text[], ${bind(lexemes.map(({ isPrefix }) => isPrefix))}::boolean[],
                          ${bind(lexemes.map(({ at }) => at))}::int[], ${bind(lexemes.map(({ weight }) => weight))}::float8[])
                AS t(lexeme, is_prefix, at, weight)
                ON u.lexeme = t.lexeme OR (t.is_prefix AND starts_with(u.lexeme, t.lexeme))
             CROSS JOIN LATERAL (SELECT sum(CASE x.weight ${weights.join(' ')} END) AS frequency FROM unnest(u.weights) AS x(weight)) w
             GROUP BY t.at, t.weight) f`;
}
