import { ORIGIN, parameters, YEAR, type ContentCondition } from '@odr/content';
import { cellShift, rangeOfTile } from './tile.policy.js';

/** What points can be coloured by. */
export const MAP_COLOURS = ['license', 'status', 'source', 'year', 'cluster'] as const;
export type MapColour = (typeof MAP_COLOURS)[number];

const VALUES: Readonly<Record<MapColour, string>> = {
  license: 'c.license',
  status: 'c.status',
  source: `(SELECT ${ORIGIN} FROM content_source origin WHERE origin.content_id = c.id ORDER BY origin.position LIMIT 1)`,
  year: YEAR,
  cluster: `nullif(p.region, 0)::text`,
};

/** A tile of one version, and what of it may be told. */
export interface TileQuestion {
  readonly versionId: number;
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
  readonly colour?: MapColour;
  readonly where: ContentCondition;
}

export interface Statement {
  readonly sql: string;
  readonly values: unknown[];
}

const valueOf = (colour: MapColour | undefined): string => (colour ? VALUES[colour] : 'NULL::text');

const POINTS = 'map_point p JOIN content c ON c.id = p.content_id';

/** Tiles with no more points than this are told point by point. */
export const MOST_POINTS = 600;

/** One more than that, in the order of the index: a tile of many is given up after a few hundred rows. */
export function pointsStatement({ versionId, zoom, x, y, colour, where }: TileQuestion): Statement {
  const { from, to } = rangeOfTile(zoom, x, y);
  const { values, bind } = parameters(versionId, from, to);
  const sql = `
    SELECT p.content_id AS "id", p.x AS "x", p.y AS "y", ${valueOf(colour)} AS "value" FROM ${POINTS}
     WHERE p.version_id = $1 AND p.cell >= $2 AND p.cell < $3 AND ${where(bind)} ORDER BY p.cell LIMIT ${MOST_POINTS + 1}`;
  return { sql, values };
}

/** How many lie in each cell, by value. */
export function cellsStatement({ versionId, zoom, x, y, colour, where }: TileQuestion): Statement {
  const { from, to } = rangeOfTile(zoom, x, y);
  const { values, bind } = parameters(versionId, from, to, cellShift(zoom));
  const sql = `
    SELECT (p.cell - $2::int) >> $4::int AS "cell", ${valueOf(colour)} AS "value", count(*)::int AS "count" FROM ${POINTS}
     WHERE p.version_id = $1 AND p.cell >= $2 AND p.cell < $3 AND ${where(bind)} GROUP BY 1, 2`;
  return { sql, values };
}

/** So many pictures stand for a tile side by side. */
const PICTURES_ACROSS_ZOOM = 3;

/**
 * One item of each of 8 × 8 squares of a tile, from the middle of the square if there is one: each is a step into the index,
 * so the cost does not grow with what lies there.
 */
export function picturesStatement({ versionId, zoom, x, y, where }: TileQuestion): Statement {
  const { from, to } = rangeOfTile(zoom, x, y);
  const squares = 4 ** PICTURES_ACROSS_ZOOM;
  const { values, bind } = parameters(versionId, from, Math.max((to - from) / squares, 1), squares);
  const visible = where(bind);
  const first = (low: string, high: string): string => `
    (SELECT p.content_id, p.x, p.y FROM ${POINTS}
      WHERE p.version_id = $1 AND p.cell >= ${low} AND p.cell < ${high} AND ${visible} ORDER BY p.cell LIMIT 1)`;
  const [start, middle, end] = ['s.start', 's.start + $3::int * 3 / 4', 's.start + $3::int'];
  const sql = `
    SELECT shown.content_id AS "id", shown.x AS "x", shown.y AS "y"
      FROM (SELECT $2::int + n * $3::int AS start FROM generate_series(0, $4::int - 1) n) s
     CROSS JOIN LATERAL (SELECT * FROM (${first(middle, end)} UNION ALL ${first(start, middle)}) either LIMIT 1) shown`;
  return { sql, values };
}

/** How everything that may be told divides. */
export function valuesStatement({
  versionId,
  colour,
  where,
}: Pick<TileQuestion, 'versionId' | 'colour' | 'where'>): Statement {
  const { values, bind } = parameters(versionId);
  const sql = `
    SELECT ${valueOf(colour)} AS "value", count(*)::int AS "count" FROM ${POINTS}
     WHERE p.version_id = $1 AND ${where(bind)} GROUP BY 1 ORDER BY 2 DESC, 1`;
  return { sql, values };
}
