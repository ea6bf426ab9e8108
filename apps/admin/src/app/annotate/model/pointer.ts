import {
  draw,
  type Editor,
  idle,
  marksOf,
  run,
  select,
  selectedOf,
  soleOf,
  toggleSelected,
  wordFor,
} from './editor.js';
import { clampPoint, distance, type Point } from './geometry.js';
import { drawnBox, during, type Gesture } from './gesture.js';
import { type Hit, hitAt } from './hit.js';
import { closePolygon } from './keys.js';
import type { Mark } from './mark.js';
import { LEAST_CORNERS, LEAST_SIDE, withoutVertex, withVertexAfter } from './shape.js';

export interface Press {
  readonly at: Point;
  /** How near is near enough, in pixels of the picture. */
  readonly reach: number;
  /** Whether to add to the selection, and to drop a corner: Shift or Ctrl is held. */
  readonly isAdding: boolean;
}

/** What is drawn now, in its order, with what the pointer is doing to it. */
export function shownOf(editor: Editor): readonly Mark[] {
  const marks = during(marksOf(editor), editor.gesture, editor.size);
  return editor.hidden.size === 0 ? marks : marks.filter(({ id }) => !editor.hidden.has(id));
}

export function pressed(editor: Editor, press: Press): Editor {
  const { cursor: _cursor, ...mouse } = editor;
  const at = clampPoint(press.at, editor.size);
  if (editor.tool === 'point') return draw(mouse, { kind: 'point', at });
  if (editor.tool === 'polygon') return cornered(mouse, at, press.reach);
  const shown = shownOf(mouse);
  const hit = hitAt(shown, press.at, press.reach, soleOf(mouse));
  // With the box tool a hold of the box just drawn can be corrected at once; anything else begins a new box.
  if (editor.tool === 'box' && hit?.kind !== 'handle')
    return { ...select(mouse, []), gesture: { kind: 'draw', from: at, to: at } };
  return hit ? held(mouse, hit, press) : select(mouse, press.isAdding ? mouse.selection : []);
}

/** A corner on the first one closes the polygon. */
function cornered(editor: Editor, at: Point, reach: number): Editor {
  const { corners } = editor;
  const [first] = corners;
  if (first && corners.length >= LEAST_CORNERS && distance(first, at) <= reach) return closePolygon(editor);
  const last = corners.at(-1);
  // The second press of a double click is no corner of its own.
  if (last && distance(last, at) < 1) return closePolygon(editor);
  return { ...editor, corners: [...corners, at], selection: [] };
}

function held(editor: Editor, hit: Hit, { at, isAdding }: Press): Editor {
  const { id } = hit;
  switch (hit.kind) {
    case 'handle':
      return { ...editor, gesture: { kind: 'resize', id, handle: hit.handle, to: at, isMoved: false } };
    case 'vertex':
      return isAdding
        ? dropped(editor, id, hit.vertex)
        : {
            ...editor,
            vertex: hit.vertex,
            gesture: { kind: 'vertex', id, vertex: hit.vertex, to: at, isMoved: false },
          };
    case 'edge': {
      const mark = marksOf(editor).find((one) => one.id === id);
      if (!mark) return editor;
      const shape = withVertexAfter(mark.shape, hit.vertex, hit.at, editor.size);
      const vertex = { ...hit.vertex, index: hit.vertex.index + 1 };
      const grown = run(editor, { type: 'replace', marks: [{ ...mark, shape }] }, 'Add a corner');
      return { ...grown, vertex, gesture: { kind: 'vertex', id, vertex, to: at, isMoved: false } };
    }
    case 'mark': {
      if (isAdding) return toggleSelected(editor, id);
      const chosen = editor.selection.includes(id) ? editor : select(editor, [id]);
      return { ...chosen, gesture: { kind: 'move', ids: chosen.selection, from: at, to: at } };
    }
  }
}

function dropped(editor: Editor, id: string, vertex: { readonly ring: number; readonly index: number }): Editor {
  const mark = marksOf(editor).find((one) => one.id === id);
  const shape = mark && withoutVertex(mark.shape, vertex);
  return mark && shape
    ? run(idle(editor), { type: 'replace', marks: [{ ...mark, shape }] }, 'Delete a corner')
    : editor;
}

export function dragged(editor: Editor, to: Point): Editor {
  const { gesture } = editor;
  if (!gesture) return editor;
  const next: Gesture =
    gesture.kind === 'resize' || gesture.kind === 'vertex' ? { ...gesture, to, isMoved: true } : { ...gesture, to };
  return { ...editor, gesture: next };
}

/** Ends what the pointer was doing: one step of the history, or none when nothing moved. */
export function released(editor: Editor): Editor {
  const { gesture, ...still } = editor;
  if (!gesture) return editor;
  if (gesture.kind === 'draw') {
    const shape = drawnBox(gesture, editor.size);
    const [, , width, height] = shape.kind === 'box' ? shape.box : [0, 0, 0, 0];
    return width < LEAST_SIDE || height < LEAST_SIDE ? still : draw(still, shape);
  }
  const marks = selectedOf({ ...editor, history: editor.history });
  const after = during(marks, gesture, editor.size).filter((mark, index) => mark.shape !== marks[index]?.shape);
  if (after.length === 0) return still;
  const verb = gesture.kind === 'move' ? 'Move' : gesture.kind === 'resize' ? 'Resize' : 'Reshape';
  return run(still, { type: 'replace', marks: after }, wordFor(verb, after));
}
