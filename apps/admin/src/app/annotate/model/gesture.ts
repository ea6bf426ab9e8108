import { boxBetween, clampPoint, type Point, type Size } from './geometry.js';
import type { Mark } from './mark.js';
import { type Handle, moved, resized, type Shape, type Vertex, withVertexAt } from './shape.js';

/** What the pointer is in the middle of. */
export type Gesture =
  | { readonly kind: 'draw'; readonly from: Point; readonly to: Point }
  | { readonly kind: 'move'; readonly ids: readonly string[]; readonly from: Point; readonly to: Point }
  | {
      readonly kind: 'resize';
      readonly id: string;
      readonly handle: Handle;
      readonly to: Point;
      readonly isMoved: boolean;
    }
  | {
      readonly kind: 'vertex';
      readonly id: string;
      readonly vertex: Vertex;
      readonly to: Point;
      readonly isMoved: boolean;
    };

/** Whose marks look different while it lasts, and how. Others stay the same objects. */
export function during(marks: readonly Mark[], gesture: Gesture | undefined, size: Size): readonly Mark[] {
  if (!gesture || gesture.kind === 'draw') return marks;
  const ids = gesture.kind === 'move' ? gesture.ids : [gesture.id];
  return marks.map((mark) =>
    ids.includes(mark.id) ? { ...mark, shape: shapeDuring(mark.shape, gesture, size) } : mark,
  );
}

function shapeDuring(shape: Shape, gesture: Exclude<Gesture, { kind: 'draw' }>, size: Size): Shape {
  if (gesture.kind === 'move') {
    const [dx, dy] = [gesture.to[0] - gesture.from[0], gesture.to[1] - gesture.from[1]];
    return dx === 0 && dy === 0 ? shape : moved(shape, dx, dy, size);
  }
  if (!gesture.isMoved) return shape;
  if (gesture.kind === 'vertex') return withVertexAt(shape, gesture.vertex, gesture.to, size);
  return shape.kind === 'box' ? { ...shape, box: resized(shape.box, gesture.handle, gesture.to, size) } : shape;
}

/** The box that is being drawn, cut to the picture. */
export const drawnBox = ({ from, to }: Extract<Gesture, { kind: 'draw' }>, size: Size): Shape => ({
  kind: 'box',
  box: boxBetween(clampPoint(from, size), clampPoint(to, size)),
});
