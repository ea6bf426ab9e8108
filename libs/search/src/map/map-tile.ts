import type { CellRow, PointRow } from './map.reader.js';
import { cellsAcross, placeInTile } from './tile.policy.js';

interface Place {
  readonly versionId: number;
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** Columns of a table of points. */
export interface TilePoints {
  readonly id: readonly string[];
  /** 0 to 1, over the whole map. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Places in the tile's list of values; -1 = none. Only where a colour was asked for. */
  readonly value?: readonly number[];
}

export interface TileCells {
  /** How many lie side by side. */
  readonly across: number;
  /** Row × across + column. */
  readonly at: readonly number[];
  readonly count: readonly number[];
  /** The value that most have. */
  readonly value: readonly number[];
}

/** A square of a map: every point where there are few, else how many are in each of its cells. */
export interface MapTile {
  readonly version: number;
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly points: TilePoints | null;
  readonly cells: TileCells | null;
  /** Where there are cells, some that stand for what lies about them. */
  readonly pictures: TilePoints | null;
  readonly values: readonly string[];
}

/** More digits than screens have pixels say nothing. */
const rounded = (place: number): number => Math.round(place * 1e5) / 1e5;

export function tileOfPoints({ versionId, zoom, x, y }: Place, rows: readonly PointRow[]): MapTile {
  const values = new Vocabulary();
  const points = { ...columnsOf(rows), value: rows.map(({ value }) => values.numberOf(value)) };
  return {
    version: versionId,
    zoom,
    x,
    y,
    count: rows.length,
    points,
    cells: null,
    pictures: null,
    values: values.words,
  };
}

export function tileOfCells(place: Place, rows: readonly CellRow[], pictures: readonly PointRow[]): MapTile {
  const { versionId, zoom, x, y } = place;
  const values = new Vocabulary();
  const across = cellsAcross(zoom);
  const cells = new Map<number, { count: number; most: number; value: string | null }>();
  for (const { cell, value, count } of rows) {
    const known = cells.get(cell) ?? { count: 0, most: 0, value: null };
    const leads = count > known.most;
    cells.set(cell, {
      count: known.count + count,
      most: leads ? count : known.most,
      value: leads ? value : known.value,
    });
  }
  const entries = [...cells].sort(([a], [b]) => a - b);
  return {
    version: versionId,
    zoom,
    x,
    y,
    count: rows.reduce((sum, { count }) => sum + count, 0),
    points: null,
    cells: {
      across,
      at: entries.map(([cell]) => {
        const [column, row] = placeInTile(cell);
        return row * across + column;
      }),
      count: entries.map(([, { count }]) => count),
      value: entries.map(([, { value }]) => values.numberOf(value)),
    },
    pictures: columnsOf(pictures),
    values: values.words,
  };
}

const columnsOf = (rows: readonly PointRow[]): TilePoints => ({
  id: rows.map(({ id }) => id),
  x: rows.map(({ x }) => rounded(x)),
  y: rows.map(({ y }) => rounded(y)),
});

/** Numbers words as they come. */
class Vocabulary {
  private readonly numbers = new Map<string, number>();

  get words(): string[] {
    return [...this.numbers.keys()];
  }

  /** -1 for none. */
  numberOf(word: string | null): number {
    if (word === null) return -1;
    const number = this.numbers.get(word) ?? this.numbers.size;
    this.numbers.set(word, number);
    return number;
  }
}
