import { distance, type Point } from './geometry.js';
import type { Mark } from './mark.js';
import { areaOf, type Handle, handleAt, HANDLES, isAt, nearestEdge, type Vertex } from './shape.js';

/** What lies under the pointer. */
export type Hit =
  | { readonly kind: 'handle'; readonly id: string; readonly handle: Handle }
  | { readonly kind: 'vertex'; readonly id: string; readonly vertex: Vertex }
  | { readonly kind: 'edge'; readonly id: string; readonly vertex: Vertex; readonly at: Point }
  | { readonly kind: 'mark'; readonly id: string };

/**
 * Holds of the selected mark come first, then the smallest mark that is there: a wheel on a car can be reached.
 * @param reach how near is near enough, in pixels of the picture
 * @param selected the one whose handles or corners are shown
 */
export function hitAt(
  marks: readonly Mark[],
  point: Point,
  reach: number,
  selected: Mark | undefined,
): Hit | undefined {
  const held = selected && holdAt(selected, point, reach);
  if (held) return held;
  let best: Mark | undefined;
  for (const mark of marks) {
    if (isAt(mark.shape, point, reach) && (!best || areaOf(mark.shape) <= areaOf(best.shape))) best = mark;
  }
  return best && { kind: 'mark', id: best.id };
}

function holdAt({ id, shape }: Mark, point: Point, reach: number): Hit | undefined {
  if (shape.kind === 'box') {
    const handle = nearest(HANDLES, (one) => distance(handleAt(shape.box, one), point), reach);
    return handle && { kind: 'handle', id, handle };
  }
  if (shape.kind !== 'polygon') return undefined;
  const corners = shape.rings.flatMap((points, ring) => points.map((at, index) => ({ at, vertex: { ring, index } })));
  const corner = nearest(corners, ({ at }) => distance(at, point), reach);
  if (corner) return { kind: 'vertex', id, vertex: corner.vertex };
  const edge = nearestEdge(shape, point);
  if (!edge || edge.distance > reach / 2) return undefined;
  return { kind: 'edge', id, vertex: { ring: edge.ring, index: edge.index }, at: edge.at };
}

function nearest<T>(all: readonly T[], away: (one: T) => number, reach: number): T | undefined {
  const [best] = all.map((one) => ({ one, away: away(one) })).toSorted((a, b) => a.away - b.away);
  return best && best.away <= reach ? best.one : undefined;
}
