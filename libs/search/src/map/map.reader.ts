import { Injectable } from '@nestjs/common';
import { parameters, type ContentCondition } from '@odr/content';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { cellsStatement, picturesStatement, pointsStatement, valuesStatement } from './map.statements.js';
import type { MapColour, TileQuestion } from './map.statements.js';
import { rangesOver, type Box } from './tile.policy.js';

export interface PointRow {
  readonly id: ContentId;
  /** 0 to 1. */
  readonly x: number;
  readonly y: number;
  readonly value: string | null;
}

export interface CellRow {
  /** Number within the tile. */
  readonly cell: number;
  readonly value: string | null;
  readonly count: number;
}

export interface ValueRow {
  readonly value: string | null;
  readonly count: number;
}

export interface RegionRow {
  readonly level: number;
  readonly region: number;
  readonly x: number;
  readonly y: number;
  readonly words: readonly string[];
}

/** A part of the map that somebody has drawn a line around. */
export interface Selection {
  readonly versionId: number;
  /** x and y in turn. */
  readonly polygon: readonly number[];
  readonly where: ContentCondition;
}

/** Reads maps. What the caller may see is part of every condition that comes in, so nothing else is shown or counted. */
@Injectable()
export class MapReader {
  constructor(private readonly db: Database) {}

  points(question: TileQuestion): Promise<PointRow[]> {
    const { sql, values } = pointsStatement(question);
    return this.db.query(sql, values);
  }

  cells(question: TileQuestion): Promise<CellRow[]> {
    const { sql, values } = cellsStatement(question);
    return this.db.query(sql, values);
  }

  pictures(question: TileQuestion): Promise<PointRow[]> {
    const { sql, values } = picturesStatement(question);
    return this.db.query(sql, values);
  }

  values(question: { versionId: number; colour?: MapColour; where: ContentCondition }): Promise<ValueRow[]> {
    const { sql, values } = valuesStatement(question);
    return this.db.query(sql, values);
  }

  /** Names of parts; those without words are left out. */
  regions(versionId: number): Promise<RegionRow[]> {
    return this.db.query(
      `SELECT r.level AS "level", r.region AS "region", r.x AS "x", r.y AS "y", r.words AS "words"
         FROM map_region r WHERE r.version_id = $1 AND r.words <> '{}' ORDER BY r.level, r.region`,
      [versionId],
    );
  }

  /** Where the given items are, of those that satisfy the condition. */
  async locate(versionId: number, ids: readonly string[], where: ContentCondition): Promise<Omit<PointRow, 'value'>[]> {
    const { values, bind } = parameters(versionId, [...ids]);
    return this.db.query(
      `SELECT p.content_id AS "id", p.x AS "x", p.y AS "y" FROM map_point p JOIN content c ON c.id = p.content_id
        WHERE p.version_id = $1 AND p.content_id = ANY($2::uuid[]) AND ${where(bind)} ORDER BY p.cell, p.content_id`,
      values,
    );
  }

  /** Items inside, those that lie together one after the other. */
  async inside(selection: Selection, limit: number): Promise<ContentId[]> {
    const { from, values } = inside(selection);
    const rows = await this.db.query<{ id: ContentId }>(
      `SELECT p.content_id AS id ${from} ORDER BY p.cell, p.content_id LIMIT ${Math.floor(limit)}`,
      values,
    );
    return rows.map(({ id }) => id);
  }

  async countInside(selection: Selection): Promise<number> {
    const { from, values } = inside(selection);
    const [row] = await this.db.query<{ count: number }>(`SELECT count(*)::int AS count ${from}`, values);
    return row?.count ?? 0;
  }
}

function inside({ versionId, polygon, where }: Selection): { from: string; values: unknown[] } {
  const corners = polygon.flatMap((x, at) => (at % 2 === 0 ? [`(${x},${polygon[at + 1] ?? 0})`] : []));
  const ranges = rangesOver(boxOf(polygon));
  const { values, bind } = parameters(
    versionId,
    `(${corners.join(',')})`,
    ranges.map(({ from }) => from),
    ranges.map(({ to }) => to),
  );
  const from = `
    FROM unnest($3::int[], $4::int[]) AS r(low, high)
    JOIN map_point p ON p.version_id = $1 AND p.cell >= r.low AND p.cell < r.high
    JOIN content c ON c.id = p.content_id
   WHERE point(p.x, p.y) <@ $2::text::polygon AND ${where(bind)}`;
  return { from, values };
}

function boxOf(polygon: readonly number[]): Box {
  const [xs, ys] = [0, 1].map((axis) => polygon.filter((_, at) => at % 2 === axis)) as [number[], number[]];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
