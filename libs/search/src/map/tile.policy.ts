/** Places on a map are kept as one number of 30 bits: those of x and y in turn (Morton's order), so a square is a range. */
const BITS = 15;
const SIDE = 2 ** BITS;

/** The deepest tiles: 4,096 of them side by side. */
export const DEEPEST_ZOOM = 12;
/** A tile is told in at most 64 × 64 cells. */
const CELL_ZOOM = 6;

/** From `from` up to, not including, `to`. */
export interface CellRange {
  readonly from: number;
  readonly to: number;
}

/** @param x from 0 to 1, 1 excluded. @returns the number of the smallest cell that holds the place */
export const cellOf = (x: number, y: number): number => interleave(Math.floor(x * SIDE), Math.floor(y * SIDE));

/** What belongs to a tile: at zoom z there are 2^z × 2^z of them. */
export function rangeOfTile(zoom: number, x: number, y: number): CellRange {
  const size = 4 ** (BITS - zoom);
  const from = interleave(x, y) * size;
  return { from, to: from + size };
}

/** By how many bits places of a tile are shortened to the cells it is told in. */
export const cellShift = (zoom: number): number => 2 * (BITS - Math.min(zoom + CELL_ZOOM, BITS));

/** Column and row of a cell within its tile, from its number within the tile. */
export const placeInTile = (cell: number): [column: number, row: number] => [spread(cell), spread(cell >> 1)];

/** How many cells lie side by side in a tile. */
export const cellsAcross = (zoom: number): number => 2 ** (Math.min(zoom + CELL_ZOOM, BITS) - zoom);

/** A rectangle on the map, 0 to 1. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Few tiles that together cover a box: whatever they hold beside it is sorted out by its place. */
export function rangesOver(box: Box): CellRange[] {
  const size = Math.max(box.right - box.left, box.bottom - box.top, 1 / SIDE);
  // Tiles about a quarter as large as the box: at most five of them lie across it.
  const zoom = Math.min(Math.max(Math.ceil(Math.log2(4 / size)), 0), BITS - 1);
  const across = 2 ** zoom;
  const columns = between(box.left, box.right, across);
  const ranges = between(box.top, box.bottom, across)
    .flatMap((row) => columns.map((column) => rangeOfTile(zoom, column, row)))
    .sort((a, b) => a.from - b.from);
  return ranges.reduce<CellRange[]>((joined, range) => {
    const last = joined.at(-1);
    return last?.to === range.from ? [...joined.slice(0, -1), { from: last.from, to: range.to }] : [...joined, range];
  }, []);
}

/** The tiles that lie between two places on an axis. */
function between(low: number, high: number, across: number): number[] {
  const clamped = (place: number): number => Math.min(Math.max(Math.floor(place * across), 0), across - 1);
  const [first, last] = [clamped(low), clamped(high)];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function interleave(x: number, y: number): number {
  let cell = 0;
  for (let bit = BITS - 1; bit >= 0; bit--) cell = cell * 4 + ((y >> bit) & 1) * 2 + ((x >> bit) & 1);
  return cell;
}

/** Every other bit. */
function spread(cell: number): number {
  let value = 0;
  for (let bit = 0; bit < BITS; bit++) value |= ((cell >> (2 * bit)) & 1) << bit;
  return value;
}
