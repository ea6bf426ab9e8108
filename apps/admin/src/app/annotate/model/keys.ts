import { adding } from './command.js';
import { draftOf, draw, type Editor, idle, marksOf, run, select, selectedOf, soleOf, wordFor } from './editor.js';
import { boxBetween, clampPoint, type Point } from './geometry.js';
import type { Mark } from './mark.js';
import { LEAST_CORNERS, LEAST_SIDE, moved, resized, type Shape, withoutVertex, withVertexAt } from './shape.js';

/** Moves the selected marks, or the chosen corner of a polygon. A row of nudges is undone at once. */
export function nudge(editor: Editor, dx: number, dy: number): Editor {
  const { size, vertex } = editor;
  const sole = soleOf(editor);
  const point = vertex && sole?.shape.kind === 'polygon' ? sole.shape.rings[vertex.ring]?.[vertex.index] : undefined;
  if (vertex && sole && point) {
    const shape = withVertexAt(sole.shape, vertex, [point[0] + dx, point[1] + dy], size);
    return replace(editor, [{ ...sole, shape }], 'Move a corner', `corner ${sole.id} ${vertex.ring} ${vertex.index}`);
  }
  const marks = selectedOf(editor).map((mark) => ({ ...mark, shape: moved(mark.shape, dx, dy, size) }));
  return marks.length === 0
    ? editor
    : replace(editor, marks, wordFor('Move', marks), `nudge ${editor.selection.join()}`);
}

/** Makes the selected boxes larger or smaller at their lower right corner. */
export function grow(editor: Editor, dx: number, dy: number): Editor {
  const marks = selectedOf(editor).flatMap((mark): Mark[] => {
    if (mark.shape.kind !== 'box') return [];
    const [x, y, width, height] = mark.shape.box;
    const corner: Point = [x + Math.max(LEAST_SIDE, width + dx), y + Math.max(LEAST_SIDE, height + dy)];
    return [{ ...mark, shape: { ...mark.shape, box: resized(mark.shape.box, 'se', corner, editor.size) } }];
  });
  return marks.length === 0
    ? editor
    : replace(editor, marks, wordFor('Resize', marks), `grow ${editor.selection.join()}`);
}

/** Deletes the chosen corner, or else the selected marks. */
export function erase(editor: Editor): Editor {
  const { vertex } = editor;
  const sole = soleOf(editor);
  const shape = vertex && sole && withoutVertex(sole.shape, vertex);
  if (vertex && sole && shape) {
    const { vertex: _gone, ...rest } = editor;
    return run(rest, { type: 'replace', marks: [{ ...sole, shape }] }, 'Delete a corner');
  }
  const marks = selectedOf(editor);
  if (marks.length === 0) return editor;
  const all = marksOf(editor);
  const behind = all.slice(all.findIndex(({ id }) => id === marks.at(-1)?.id) + 1);
  const next = behind[0] ?? all.findLast(({ id }) => !editor.selection.includes(id));
  const left = run(idle(editor), { type: 'remove', ids: editor.selection }, wordFor('Delete', marks));
  return select(left, next ? [next.id] : []);
}

export const copy = (editor: Editor): Editor => ({ ...editor, copied: selectedOf(editor) });

/** Puts copies beside what was copied, and selects them. */
export function paste(editor: Editor, marks: readonly Mark[] = editor.copied): Editor {
  if (marks.length === 0) return editor;
  const beside = Math.max(4, Math.round(Math.max(editor.size.width, editor.size.height) / 100));
  const copies = marks.map((mark, index) => ({
    ...mark,
    id: `n${editor.nextId + index}`,
    shape: moved(mark.shape, beside, beside, editor.size),
  }));
  const pasted = run(idle(editor), adding(draftOf(editor), copies), wordFor('Copy', copies));
  return {
    ...select(
      pasted,
      copies.map(({ id }) => id),
    ),
    nextId: editor.nextId + copies.length,
    copied: copies,
  };
}

/** The next corner of the selected polygon, for keys to move or delete. */
export function stepVertex(editor: Editor, by: 1 | -1): Editor {
  const sole = soleOf(editor);
  if (sole?.shape.kind !== 'polygon') return editor;
  const all = sole.shape.rings.flatMap((points, ring) => points.map((_, index) => ({ ring, index })));
  const at = all.findIndex(({ ring, index }) => ring === editor.vertex?.ring && index === editor.vertex.index);
  const next = at === -1 ? all[0] : all[(at + by + all.length) % all.length];
  return next ? { ...editor, vertex: next } : editor;
}

/** Moves the cross that keys draw with; it begins in the middle. */
export function moveCursor(editor: Editor, dx: number, dy: number, from: Point): Editor {
  const [x, y] = editor.cursor ?? from;
  const cursor = clampPoint(editor.cursor ? [x + dx, y + dy] : [x, y], editor.size);
  const { gesture } = editor;
  return gesture?.kind === 'draw' ? { ...editor, cursor, gesture: { ...gesture, to: cursor } } : { ...editor, cursor };
}

/** Sets a corner where the cross is: the second one ends a box. */
export function setCorner(editor: Editor): Editor {
  const { cursor, gesture, tool } = editor;
  if (!cursor || tool === 'select') return editor;
  if (tool === 'point') return draw(editor, { kind: 'point', at: cursor });
  if (tool === 'polygon') return { ...editor, corners: [...editor.corners, cursor] };
  if (gesture?.kind !== 'draw')
    return { ...editor, gesture: { kind: 'draw', from: cursor, to: cursor }, selection: [] };
  const box = boxBetween(gesture.from, cursor);
  if (box[2] < LEAST_SIDE || box[3] < LEAST_SIDE) return editor;
  return draw(editor, { kind: 'box', box });
}

/** Ends the polygon in work; with too few corners it goes on. */
export function closePolygon(editor: Editor): Editor {
  if (editor.corners.length < LEAST_CORNERS) return editor;
  const shape: Shape = { kind: 'polygon', rings: [editor.corners] };
  return draw(editor, shape);
}

/** Takes the last corner back; then what is being drawn, the chosen corner, the selection, the tool. */
export function escape(editor: Editor): Editor {
  if (editor.corners.length > 0) return { ...editor, corners: editor.corners.slice(0, -1) };
  if (editor.gesture || editor.vertex) return idle(editor);
  if (editor.selection.length > 0) return select(editor, []);
  const { cursor: _cursor, ...rest } = editor;
  return { ...rest, tool: 'select' };
}

const replace = (editor: Editor, marks: readonly Mark[], word: string, merge: string): Editor =>
  run(editor, { type: 'replace', marks }, word, merge);
