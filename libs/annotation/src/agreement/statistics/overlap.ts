/** `[x, y, width, height]` in pixels. */
export type Box = readonly number[];
/** Rings of one outline as COCO writes them, `[x1, y1, x2, y2, …]`; together they are the area that any of them covers. */
export type Outline = readonly (readonly number[])[];

/** Area that both cover as a share of what either covers, 0 to 1; 0 when both are empty. */
export function boxIou(a: Box, b: Box): number {
  const [ax = 0, ay = 0, aw = 0, ah = 0] = a;
  const [bx = 0, by = 0, bw = 0, bh = 0] = b;
  const width = Math.max(0, Math.min(ax + aw, bx + bw) - Math.max(ax, bx));
  const height = Math.max(0, Math.min(ay + ah, by + bh) - Math.max(ay, by));
  const shared = width * height;
  const all = aw * ah + bw * bh - shared;
  return all > 0 ? shared / all : 0;
}

/** More heights than this are not cut exactly but sampled: an outline of thousands of points needs no more. */
const MAX_SLABS = 2_048;
/** Above it, crossings (all pairs of edges) are not looked for: the heights are sampled instead. */
const MAX_EDGE_PAIRS = 250_000;

/**
 * The same of two outlines, which may be concave, have several rings, or cross themselves (even-odd rule in a ring).
 * The plane is cut into slabs at every corner and crossing; between two cuts all edges are straight and do not cross, so
 * that widths at half height are exact. Very long outlines are measured at 2,048 heights instead, as COCO's masks are.
 */
export function outlineIou(a: Outline, b: Outline): number {
  if (boxIou(boundsOf(a), boundsOf(b)) === 0) return 0;
  const cuts = cutsOf(a, b);
  let shared = 0;
  let all = 0;
  for (let at = 1; at < cuts.length; at += 1) {
    const [top = 0, bottom = 0] = [cuts[at - 1], cuts[at]];
    const inA = spansAt(a, (top + bottom) / 2);
    const inB = spansAt(b, (top + bottom) / 2);
    const both = lengthOfBoth(inA, inB);
    shared += both * (bottom - top);
    all += (lengthOf(inA) + lengthOf(inB) - both) * (bottom - top);
  }
  return all > 0 ? shared / all : 0;
}

/** The smallest box around an outline. */
export function boundsOf(outline: Outline): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of outline) {
    for (let at = 0; at + 1 < ring.length; at += 2) {
      const [x = 0, y = 0] = [ring[at], ring[at + 1]];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return left > right ? [0, 0, 0, 0] : [left, top, right - left, bottom - top];
}

type Edge = readonly [x1: number, y1: number, x2: number, y2: number];
type Span = readonly [from: number, to: number];

function edgesOf(ring: readonly number[]): Edge[] {
  const edges: Edge[] = [];
  for (let at = 0; at + 1 < ring.length; at += 2) {
    const next = (at + 2) % (ring.length - (ring.length % 2));
    edges.push([ring[at] ?? 0, ring[at + 1] ?? 0, ring[next] ?? 0, ring[next + 1] ?? 0]);
  }
  return edges;
}

function cutsOf(a: Outline, b: Outline): number[] {
  const edges = [...a, ...b].flatMap(edgesOf);
  const heights = new Set(edges.map(([, y]) => y));
  const isLong = edges.length ** 2 / 2 > MAX_EDGE_PAIRS;
  if (!isLong) edges.forEach((one, at) => edges.slice(at + 1).forEach((other) => addCrossing(one, other, heights)));
  if (!isLong && heights.size <= MAX_SLABS) return [...heights].sort((one, other) => one - other);
  let [top, bottom] = [Infinity, -Infinity];
  for (const y of heights) [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  return Array.from({ length: MAX_SLABS + 1 }, (_, at) => top + ((bottom - top) * at) / MAX_SLABS);
}

function addCrossing([ax, ay, bx, by]: Edge, [cx, cy, dx, dy]: Edge, heights: Set<number>): void {
  const turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (turn === 0) return;
  const onFirst = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turn;
  const onSecond = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / turn;
  if (onFirst > 0 && onFirst < 1 && onSecond > 0 && onSecond < 1) heights.add(ay + onFirst * (by - ay));
}

/** Where a level line is inside, from the left, without overlaps. */
function spansAt(outline: Outline, y: number): Span[] {
  const spans = outline.flatMap((ring) => {
    const crossings = edgesOf(ring)
      .filter(([, y1, , y2]) => y1 <= y !== y2 <= y)
      .map(([x1, y1, x2, y2]) => x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
      .sort((one, other) => one - other);
    return crossings.flatMap((x, at) => (at % 2 === 1 ? [[crossings[at - 1] ?? x, x] as const] : []));
  });
  spans.sort(([one], [other]) => one - other);
  const merged: Span[] = [];
  for (const [from, to] of spans) {
    const last = merged.at(-1);
    if (last && from <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], to)];
    else merged.push([from, to]);
  }
  return merged;
}

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, [from, to]) => sum + to - from, 0);

function lengthOfBoth(a: readonly Span[], b: readonly Span[]): number {
  let sum = 0;
  for (const [from, to] of a) {
    for (const [otherFrom, otherTo] of b) sum += Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
  }
  return sum;
}
