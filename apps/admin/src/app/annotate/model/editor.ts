import { adding, type Command } from './command.js';
import type { Draft } from './draft.js';
import type { Point, Size } from './geometry.js';
import type { Gesture } from './gesture.js';
import { begun, did, type History, redone, undone } from './history.js';
import type { Mark } from './mark.js';
import type { Shape, Vertex } from './shape.js';

export type Tool = 'select' | 'box' | 'polygon' | 'point';

/** Everything about the picture in work that the keyboard and the pointer change. */
export interface Editor {
  readonly size: Size;
  readonly history: History;
  readonly selection: readonly string[];
  /** Out of sight, on this screen only. */
  readonly hidden: ReadonlySet<string>;
  readonly tool: Tool;
  /** Given to what is drawn next. */
  readonly label: string;
  /** Corners of the polygon in work. */
  readonly corners: readonly Point[];
  /** The corner that keys move and delete, of the one selected polygon. */
  readonly vertex?: Vertex;
  readonly gesture?: Gesture;
  /** Where keys would draw; absent while the mouse does. */
  readonly cursor?: Point;
  readonly copied: readonly Mark[];
  readonly nextId: number;
}

export const opened = (draft: Draft, size: Size, label = '', tool: Tool = 'select'): Editor => ({
  size,
  history: begun(draft),
  selection: [],
  hidden: new Set(),
  tool,
  label,
  corners: [],
  copied: [],
  nextId: 1,
});

export const draftOf = (editor: Editor): Draft => editor.history.draft;
export const marksOf = (editor: Editor): readonly Mark[] => editor.history.draft.marks;

export function selectedOf({ history, selection }: Editor): readonly Mark[] {
  return selection.length === 0 ? [] : history.draft.marks.filter(({ id }) => selection.includes(id));
}

/** The one selected mark, whose handles are shown. */
export function soleOf(editor: Editor): Mark | undefined {
  const [only, ...others] = selectedOf(editor);
  return others.length === 0 ? only : undefined;
}

export const run = (editor: Editor, command: Command, word: string, merge?: string): Editor =>
  settled({ ...editor, history: did(editor.history, command, word, merge) });

/** @returns it with the new mark selected */
export function draw(editor: Editor, shape: Shape): Editor {
  const id = `n${editor.nextId}`;
  const mark: Mark = { id, label: editor.label, shape };
  const added = run(editor, adding(draftOf(editor), [mark]), wordFor('Draw', [mark]));
  return { ...idle(added), selection: [id], nextId: editor.nextId + 1 };
}

export const undo = (editor: Editor): Editor => settled({ ...idle(editor), history: undone(editor.history) });
export const redo = (editor: Editor): Editor => settled({ ...idle(editor), history: redone(editor.history) });

/** Without what was in the middle of being drawn. */
export function idle(editor: Editor): Editor {
  const { gesture: _gesture, vertex: _vertex, ...rest } = editor;
  return { ...rest, corners: [] };
}

export function withTool(editor: Editor, tool: Tool): Editor {
  const { cursor: _cursor, ...rest } = idle(editor);
  return { ...rest, tool, selection: tool === 'select' ? rest.selection : [] };
}

/** Gives the selected marks a label; without any, what is drawn next. */
export function withLabel(editor: Editor, label: string): Editor {
  const changed = selectedOf(editor).filter((mark) => mark.label !== label);
  const next = { ...editor, label };
  if (changed.length === 0) return next;
  const marks = changed.map((mark) => ({ ...mark, label }));
  return run(next, { type: 'replace', marks }, wordFor('Label', marks));
}

export function select(editor: Editor, ids: readonly string[]): Editor {
  const { vertex: _vertex, ...rest } = editor;
  return { ...rest, selection: ids };
}

export function toggleSelected(editor: Editor, id: string): Editor {
  const { selection } = editor;
  return select(editor, selection.includes(id) ? selection.filter((one) => one !== id) : [...selection, id]);
}

/** The next mark of the list, or the one before; round at the ends. Those out of sight are passed over. */
export function step(editor: Editor, by: 1 | -1): Editor {
  const shown = marksOf(editor).filter(({ id }) => !editor.hidden.has(id));
  const last = editor.selection.at(-1);
  const at = shown.findIndex(({ id }) => id === last);
  const next = at === -1 ? shown.at(by === 1 ? 0 : -1) : shown[(at + by + shown.length) % shown.length];
  return next ? select(idle({ ...editor, tool: 'select' }), [next.id]) : editor;
}

export function toggleHidden(editor: Editor, ids: readonly string[]): Editor {
  const hidden = new Set(editor.hidden);
  const isShowing = ids.every((id) => hidden.has(id));
  for (const id of ids) {
    if (isShowing) hidden.delete(id);
    else hidden.add(id);
  }
  return { ...editor, hidden };
}

/** "Move box", "Delete 3 objects": what a step of the history is called. */
export const wordFor = (verb: string, marks: readonly Mark[]): string =>
  marks.length === 1 ? `${verb} ${marks[0]?.label || marks[0]?.shape.kind}` : `${verb} ${marks.length} objects`;

/** Nothing is selected that is not there any more. */
function settled(editor: Editor): Editor {
  if (editor.selection.length === 0) return editor;
  const ids = new Set(marksOf(editor).map(({ id }) => id));
  if (editor.selection.every((id) => ids.has(id))) return editor;
  return select(
    editor,
    editor.selection.filter((id) => ids.has(id)),
  );
}
