import { parameters, type ContentCondition } from '@odr/content';
import { toVectorBytes } from '../vector.policy.js';
import { exactDistance, type IndexForm, type VectorSpace } from './vector-space.policy.js';

export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** What the statements below are about. */
export interface NearestRows {
  readonly engine: VectorSpace;
  readonly vector: ArrayLike<number>;
  readonly limit: number;
  readonly where: ContentCondition;
}

/** An annotation counts while it is there and what it says is shown. */
const SHOWN_ANNOTATION = `JOIN annotation a ON a.id = e.annotation_id AND a.deleted_at IS NULL AND NOT a.is_blind`;

/** Where the vectors of an engine lie. */
export const tableOf = ({ type }: Pick<VectorSpace, 'type'>): string => `${type}_embedding`;

/** Partial indexes are matched against literals; the id comes from the table of engines, and is a UUID by its type. */
export const literal = (id: string): string => `'${id.replaceAll("'", '')}'::uuid`;

/** Compares every matching row. `contentId`, `distance`, the nearest first; a content is as near as its nearest annotation. */
export function exactStatement({ engine, vector, limit, where }: NearestRows): Statement {
  const { values, bind } = parameters(toVectorBytes(vector), limit);
  const distance = exactDistance(engine, 'e.embedding', '$1');
  const rows = `FROM ${tableOf(engine)} e ${engine.type === 'annotation' ? SHOWN_ANNOTATION : ''}
    JOIN content c ON c.id = e.content_id
    WHERE e.engine_id = ${literal(engine.id)} AND e.embedding IS NOT NULL AND ${where(bind)}`;
  return { sql: nearestOf(engine, rows, 'e.content_id', distance), values };
}

/**
 * The same where at most so many contents match; where more do, one row with how many were `counted` and no content.
 * What the filter leaves is found once, for the count and for the comparison.
 */
export function countedExactStatement({ engine, vector, limit, where }: NearestRows, upTo: number): Statement {
  const { values, bind } = parameters(toVectorBytes(vector), limit);
  const counted = '(SELECT count(*) FROM matching)';
  // A condition on the count alone is judged before any vector is read.
  const rows = `FROM matching m JOIN ${tableOf(engine)} e ON e.content_id = m.id AND e.engine_id = ${literal(engine.id)}
    ${engine.type === 'annotation' ? SHOWN_ANNOTATION : ''}
    WHERE e.embedding IS NOT NULL AND ${counted} <= ${upTo}`;
  const sql = `
    WITH matching AS MATERIALIZED (SELECT c.id FROM content c WHERE ${where(bind)} LIMIT ${upTo + 1})
    SELECT k.counted::int AS counted, n."contentId", n.distance
      FROM (SELECT ${counted} AS counted) k
      LEFT JOIN (${nearestOf(engine, rows, 'm.id', exactDistance(engine, 'e.embedding', '$1'))}) n ON true
     ORDER BY n.distance, n."contentId"`;
  return { sql, values };
}

const nearestOf = ({ type }: VectorSpace, rows: string, id: string, distance: string): string =>
  type === 'content'
    ? `SELECT ${id} AS "contentId", ${distance} AS distance ${rows} ORDER BY distance, ${id} LIMIT $2`
    : `SELECT ${id} AS "contentId", min(${distance}) AS distance ${rows} GROUP BY ${id} ORDER BY distance, ${id} LIMIT $2`;

/** Rows, chosen by chance, that the index is held against: a cluster of one row in two hundred is missed once in a hundred times. */
const PROBES = 1_000;

/**
 * Takes the nearest rows that the index knows of, whatever the filter says, then the matching ones among them by their true
 * distance. Rows say how many contents matched (`matched`): whoever gets few knows that the filter lies elsewhere. They also say
 * how many rows of a sample the index should have given and did not (`lost`): a graph can have clusters that no way leads to.
 * @param vectors how many there are, roughly
 */
export function indexStatement(rows: NearestRows, form: IndexForm, candidates: number, vectors: number): Statement {
  const { engine, vector, limit, where } = rows;
  const { values, bind } = parameters(toVectorBytes(vector), limit);
  const [id, isAnnotation] = [`${engine.type}_id`, engine.type === 'annotation'];
  const distance = exactDistance(engine, 'e.embedding', '$1');
  const percent = Math.min(100, (100 * PROBES) / Math.max(1, vectors)).toFixed(6);
  const sql = `
    WITH near AS MATERIALIZED (
      SELECT ${isAnnotation ? 'e.annotation_id, ' : ''}e.content_id, ${distance} AS distance
        FROM ${tableOf(engine)} e WHERE e.engine_id = ${literal(engine.id)}
       ORDER BY ${form.order('e.embedding', '$1')} LIMIT ${Number(candidates)}),
    lost AS MATERIALIZED (
      SELECT count(*)::int AS count FROM ${tableOf(engine)} e TABLESAMPLE SYSTEM (${percent}) REPEATABLE (1)
       WHERE e.engine_id = ${literal(engine.id)} AND e.embedding IS NOT NULL
         AND ${distance} < (SELECT max(n.distance) FROM (SELECT distance FROM near ORDER BY distance LIMIT $2) n)
         AND NOT EXISTS (SELECT 1 FROM near n WHERE n.${id} = e.${id}))
    SELECT e.content_id AS "contentId", min(e.distance) AS distance, count(*) OVER ()::int AS matched,
           (SELECT count FROM lost) AS lost
      FROM near e ${isAnnotation ? SHOWN_ANNOTATION : ''} JOIN content c ON c.id = e.content_id
     WHERE ${where(bind)} GROUP BY e.content_id ORDER BY distance, e.content_id LIMIT $2`;
  return { sql, values };
}
