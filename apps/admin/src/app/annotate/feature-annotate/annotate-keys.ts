import type { Shortcut } from '../../shared/util-shortcuts/shortcuts.js';
import { type Tool, type Editor, step, toggleHidden, withTool } from '../model/editor.js';
import {
  closePolygon,
  copy,
  erase,
  escape,
  grow,
  moveCursor,
  nudge,
  paste,
  setCorner,
  stepVertex,
} from '../model/keys.js';
import type { Stage } from '../ui/stage.js';
import type { AnnotateStore } from './annotate-store.js';

/** Where a key takes one to. */
export type Place = 'label' | 'caption' | 'tags' | 'form' | 'choice' | 'others';

/** What the keys of the page reach beside the store. */
export interface Reach {
  readonly store: AnnotateStore;
  stage(): Stage | undefined;
  /** Holds the picture, or lets it go. */
  hold(isHeld: boolean): void;
  labelAt(index: number): void;
  focus(what: Place): void;
  undo(): void;
  redo(): void;
  toggleOthers(): void;
  go(by: 1 | -1): void;
  skip(): void;
}

const FAR_PX = 10;
/** A step of the drawing cross, and a long one, in pixels of the screen: it is to feel the same at any zoom. */
const CROSS_PX = 8;
const FAR_CROSS_PX = 64;
const PAN_PX = 60;
const ZOOM = 1.25;

const ARROWS = [
  { key: 'ArrowLeft', word: 'left', x: -1, y: 0 },
  { key: 'ArrowRight', word: 'right', x: 1, y: 0 },
  { key: 'ArrowUp', word: 'up', x: 0, y: -1 },
  { key: 'ArrowDown', word: 'down', x: 0, y: 1 },
] as const;

const TOOLS: readonly (readonly [Tool, string, string])[] = [
  ['select', 'v', 'Select and move'],
  ['box', 'b', 'Draw boxes'],
  ['polygon', 'p', 'Draw polygons'],
  ['point', 'o', 'Set points'],
];

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** The keys of the annotate screen, grouped as the help shows them. */
export function annotateKeys(reach: Reach): readonly (readonly [name: string, keys: readonly Shortcut[]])[] {
  return [
    ['Pictures and saving', walkKeys(reach)],
    ['View', viewKeys(reach)],
    ['Suggestions', suggestionKeys(reach)],
    ['Objects', objectKeys(reach)],
    ['Drawing', drawKeys(reach)],
  ];
}

function drawKeys({ store, stage, labelAt, focus }: Reach): readonly Shortcut[] {
  const change = (how: (editor: Editor) => Editor) => (): void => store.change(how);
  return [
    ...TOOLS.map(([tool, key, label]) => ({ key, label, run: change((editor) => withTool(editor, tool)) })),
    ...DIGITS.map((key, index) => ({
      key,
      label: `Label ${key}: of the selected, or of the next`,
      run: () => labelAt(index),
    })),
    { key: 'l', label: 'Type a label', run: () => focus('label') },
    {
      key: ' ',
      label: 'Set a corner at the cross',
      run: change(setCorner),
      isEnabled: () => store.editor()?.cursor !== undefined,
    },
    {
      key: 'Enter',
      label: 'Close the polygon',
      run: change((editor) => (editor.corners.length > 0 ? closePolygon(editor) : setCorner(editor))),
      isEnabled: () => isDrawing(store.editor()),
    },
    {
      key: 'Escape',
      label: 'Back: corner, object, selection, tool',
      run: change(escape),
      isEnabled: () => store.editor() !== undefined,
    },
    { key: 'i', label: 'Go to the picture', run: () => stage()?.focus() },
  ];
}

const isDrawing = (editor: Editor | undefined): boolean =>
  editor !== undefined && (editor.corners.length > 0 || editor.gesture?.kind === 'draw' || editor.cursor !== undefined);

function objectKeys({ store, stage }: Reach): readonly Shortcut[] {
  const change = (how: (editor: Editor) => Editor) => (): void => store.change(how);
  const hasSome = (): boolean => store.selected().length > 0;
  const chosen = (): readonly string[] => store.editor()?.selection ?? [];
  const arrows = ARROWS.flatMap(({ key, word, x, y }): Shortcut[] => [
    { key, label: `Move ${word} by a pixel`, isRepeating: true, run: () => arrow(x, y, 1, CROSS_PX) },
    {
      key: `Shift+${key}`,
      label: `Move ${word} by ten pixels`,
      isRepeating: true,
      run: () => arrow(x, y, FAR_PX, FAR_CROSS_PX),
    },
    {
      key: `Ctrl+${key}`,
      label: y === 0 ? (x > 0 ? 'Wider' : 'Narrower') : y > 0 ? 'Higher' : 'Lower',
      aliases: [`Ctrl+Shift+${key}`],
      isRepeating: true,
      isEnabled: hasSome,
      run: change((editor) => grow(editor, x * FAR_PX, y * FAR_PX)),
    },
  ]);
  return [
    { key: 'j', label: 'Next object', isRepeating: true, run: change((editor) => step(editor, 1)) },
    { key: 'k', label: 'Object before', isRepeating: true, run: change((editor) => step(editor, -1)) },
    ...arrows,
    { key: 'n', label: 'Next corner of the polygon', isEnabled: hasSome, run: change((one) => stepVertex(one, 1)) },
    { key: 'Shift+n', label: 'Corner before', isEnabled: hasSome, run: change((one) => stepVertex(one, -1)) },
    { key: 'Delete', aliases: ['Backspace'], label: 'Delete', isEnabled: hasSome, run: change(erase) },
    { key: 'Ctrl+c', label: 'Copy', isEnabled: hasSome, run: change(copy) },
    { key: 'Ctrl+v', label: 'Paste', isEnabled: () => hasCopies(store.editor()), run: change((one) => paste(one)) },
    { key: 'd', label: 'Double', isEnabled: hasSome, run: change((editor) => paste(editor, store.selected())) },
    { key: 'h', label: 'Hide or show', isEnabled: hasSome, run: change((editor) => toggleHidden(editor, chosen())) },
    {
      key: 'Shift+h',
      label: 'Hide or show all',
      run: change((editor) =>
        toggleHidden(
          editor,
          store.marks().map(({ id }) => id),
        ),
      ),
    },
  ];

  /** Arrows move what is selected; while one draws, the cross; and else the picture. */
  function arrow(x: number, y: number, pixels: number, crossPx: number): void {
    const [editor, view] = [store.editor(), stage()];
    if (!editor || !view) return;
    if (store.selected().length > 0 && editor.gesture?.kind !== 'draw' && editor.corners.length === 0)
      return store.change((one) => nudge(one, x * pixels, y * pixels));
    if (editor.tool === 'select') return view.pan(-x * PAN_PX, -y * PAN_PX);
    const far = crossPx / view.scale;
    store.change((one) => moveCursor(one, x * far, y * far, view.middle()));
  }
}

const hasCopies = (editor: Editor | undefined): boolean => (editor?.copied.length ?? 0) > 0;

function suggestionKeys({ store }: Reach): readonly Shortcut[] {
  const isThere = (): boolean => store.suggestion() !== undefined;
  const one = (): readonly NonNullable<ReturnType<typeof store.suggestion>>[] =>
    [store.suggestion()].filter((suggestion) => suggestion !== undefined);
  return [
    { key: 'a', aliases: ['Enter'], label: 'Accept', isEnabled: isThere, run: () => store.accept(one()) },
    { key: 'e', label: 'Accept and correct', isEnabled: isThere, run: () => one().forEach((it) => store.correct(it)) },
    { key: 'x', label: 'Reject', isEnabled: isThere, run: () => store.reject(one()) },
    { key: '.', label: 'Next suggestion', isEnabled: isThere, run: () => store.stepSuggestion(1) },
    { key: ',', label: 'Suggestion before', isEnabled: isThere, run: () => store.stepSuggestion(-1) },
  ];
}

const viewKeys = ({ stage, hold, focus, toggleOthers }: Reach): readonly Shortcut[] => [
  { key: '+', aliases: ['='], label: 'Zoom in', isRepeating: true, run: () => stage()?.zoom(ZOOM) },
  { key: '-', label: 'Zoom out', isRepeating: true, run: () => stage()?.zoom(1 / ZOOM) },
  { key: 'f', aliases: ['0'], label: 'Fit', run: () => stage()?.fit() },
  { key: 'r', label: 'Real size, 1:1', run: () => stage()?.actualSize() },
  { key: 'w', label: 'Show or hide what others say', run: toggleOthers },
  { key: 'y', label: 'Go to what others say, one by one', run: () => focus('others') },
  { key: ' ', label: 'Hold to drag the picture', run: () => hold(true), release: () => hold(false) },
];

const walkKeys = ({ focus, undo, redo, go, skip }: Reach): readonly Shortcut[] => [
  { key: 'Ctrl+Enter', aliases: ['PageDown'], label: 'Save, next picture', isForTyping: true, run: () => go(1) },
  { key: 'PageUp', label: 'Picture before', isForTyping: true, run: () => go(-1) },
  { key: 's', label: 'Skip the picture', run: skip },
  { key: 'Ctrl+z', label: 'Undo', isRepeating: true, run: undo },
  { key: 'Ctrl+Shift+z', aliases: ['Ctrl+y'], label: 'Redo', isRepeating: true, run: redo },
  { key: 'c', label: 'Write the caption', run: () => focus('caption') },
  { key: 't', label: 'Add tags', run: () => focus('tags') },
  { key: 'g', label: 'Go to the forms', run: () => focus('form') },
  { key: 'm', label: 'Choose one more form', run: () => focus('choice') },
];
