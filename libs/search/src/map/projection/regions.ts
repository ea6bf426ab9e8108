/** Parts of a map where much lies together, at several levels: the first has the largest. */
export interface Regions {
  /** For each level a grid of `GRID` × `GRID` squares: the number of the region that each lies in, 0 = none. */
  readonly grids: readonly Uint8Array[];
  /** For each level the middles of its regions, x and y in turn, from region 1. */
  readonly middles: readonly Float32Array[];
}

const GRID = 128;
/** How far points are blurred, in squares: what is nearer makes one hill. */
const BLURS = [9, 4.5, 2.25];
/** The level that colours points. */
export const COLOUR_LEVEL = 1;
const MOST_REGIONS = 200;
/** Hills with a smaller part of all points are not worth a name. */
const LEAST_PART = 0.004;
const LEAST_POINTS = 3;
const ROUNDS = 10;
const { floor, max, min } = Math;

/** Takes a map apart along the valleys between its hills: every square goes up the steepest way, to the top it belongs to. */
export function regionsOf(positions: Float32Array): Regions {
  const counts = new Float32Array(GRID * GRID);
  for (let at = 0; at < positions.length; at += 2) {
    const square = squareOf(positions[at] ?? 0, positions[at + 1] ?? 0);
    counts[square] = (counts[square] ?? 0) + 1;
  }
  const levels = BLURS.map((blur) => hillsOf(counts, blurred(counts, blur)));
  return { grids: levels.map(({ grid }) => grid), middles: levels.map(({ middles }) => middles) };
}

/** The regions that positions lie in, at one level. */
export function regionAt({ grids }: Regions, positions: Float32Array, level = COLOUR_LEVEL): Int32Array {
  const grid = grids[level];
  return Int32Array.from(
    { length: positions.length / 2 },
    (_, at) => grid?.[squareOf(positions[2 * at] ?? 0, positions[2 * at + 1] ?? 0)] ?? 0,
  );
}

const squareOf = (x: number, y: number): number => floor(y * GRID) * GRID + floor(x * GRID);

function hillsOf(counts: Float32Array, heights: Float32Array): { grid: Uint8Array; middles: Float32Array } {
  const tops = topsOf(heights);
  const masses = new Map<number, number>();
  counts.forEach((count, square) => {
    const top = tops[square] ?? 0;
    if (count > 0) masses.set(top, (masses.get(top) ?? 0) + count);
  });
  const total = counts.reduce((sum, count) => sum + count, 0);
  const named = [...masses]
    .filter(([, mass]) => mass >= max(LEAST_POINTS, LEAST_PART * total))
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_REGIONS);
  const numbers = new Map(named.map(([top], at) => [top, at + 1]));
  const grid = Uint8Array.from(tops, (top, square) => ((heights[square] ?? 0) > 0 ? (numbers.get(top) ?? 0) : 0));
  const middles = Float32Array.from(
    named.flatMap(([top]) => [((top % GRID) + 0.5) / GRID, (floor(top / GRID) + 0.5) / GRID]),
  );
  return { grid, middles };
}

/** The top that each square leads to, from one higher square to the next. */
function topsOf(heights: Float32Array): Int32Array {
  const up = new Int32Array(heights.length);
  for (let square = 0; square < up.length; square++) up[square] = highestBeside(square, heights);
  // Each round doubles the way that is gone at once: ten are enough for a thousand squares, and hills are never that long.
  for (let round = 0; round < ROUNDS; round++)
    for (let square = 0; square < up.length; square++) up[square] = up[up[square] ?? 0] ?? 0;
  return up;
}

function highestBeside(square: number, heights: Float32Array): number {
  const [column, row] = [square % GRID, floor(square / GRID)];
  const [left, right] = [column > 0 ? -1 : 0, column < GRID - 1 ? 1 : 0];
  let [best, height] = [square, heights[square] ?? 0];
  for (let y = row > 0 ? -1 : 0; y <= (row < GRID - 1 ? 1 : 0); y++)
    for (let x = left; x <= right; x++) {
      const there = heights[square + y * GRID + x] ?? 0;
      if (there > height) [best, height] = [square + y * GRID + x, there];
    }
  return best;
}

/** Blurs by a bell curve, first along the rows, then along the columns. Beyond three deviations there is nothing. */
function blurred(counts: Float32Array, deviation: number): Float32Array {
  const reach = Math.ceil(3 * deviation);
  const bell = Float32Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * deviation ** 2)),
  );
  const along = (from: Float32Array, stride: number, other: number): Float32Array => {
    const to = new Float32Array(from.length);
    for (let line = 0; line < GRID; line++)
      for (let at = 0; at < GRID; at++) {
        const value = from[line * other + at * stride] ?? 0;
        if (value === 0) continue;
        for (let near = max(at - reach, 0); near <= min(at + reach, GRID - 1); near++) {
          const square = line * other + near * stride;
          to[square] = (to[square] ?? 0) + value * (bell[near - at + reach] ?? 0);
        }
      }
    return to;
  };
  return along(along(counts, 1, GRID), GRID, 1);
}
