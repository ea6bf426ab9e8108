import { draw, type Editor, marksOf, opened, redo, select, step, undo, withLabel, withTool } from './editor.js';
import { EMPTY_DRAFT } from './draft.js';
import type { Point } from './geometry.js';
import { hitAt } from './hit.js';
import { closePolygon, copy, erase, escape, grow, moveCursor, nudge, paste, setCorner, stepVertex } from './keys.js';
import { dragged, pressed, released } from './pointer.js';
import { fitted, kept, showing, toPicture, toScreen, zoomed } from './viewport.js';

const SIZE = { width: 640, height: 480 };
const blank = (): Editor => opened(EMPTY_DRAFT, SIZE, 'cow');
const press = (editor: Editor, at: Point, isAdding = false): Editor => pressed(editor, { at, reach: 6, isAdding });
const drag = (editor: Editor, from: Point, to: Point): Editor => released(dragged(press(editor, from), to));
const boxes = (editor: Editor): unknown[] =>
  marksOf(editor).map(({ shape }) => (shape.kind === 'box' ? shape.box : shape));
const withBox = (): Editor => drag(withTool(blank(), 'box'), [100, 100], [200, 180]);

describe('the mouse', () => {
  it('draws a box, cut to the picture, and selects it', () => {
    const drawn = drag(withTool(blank(), 'box'), [600, 400], [900, -50]);

    expect(boxes(drawn)).toEqual([[600, 0, 40, 400]]);
    expect(drawn.selection).toEqual([marksOf(drawn)[0]?.id]);
  });

  it('draws nothing by a mere click', () => {
    expect(marksOf(drag(withTool(blank(), 'box'), [9, 9], [9, 9]))).toEqual([]);
  });

  it('moves, and resizes by a handle, each in one step', () => {
    const selecting = withTool(withBox(), 'select');
    const moved = drag(selecting, [150, 140], [160, 150]);
    expect(boxes(moved)).toEqual([[110, 110, 100, 80]]);

    const resized = drag(moved, [210, 190], [240, 200]);
    expect(boxes(resized)).toEqual([[110, 110, 130, 90]]);
    expect(boxes(undo(resized))).toEqual([[110, 110, 100, 80]]);
    expect(boxes(undo(undo(resized)))).toEqual([[100, 100, 100, 80]]);
    expect(boxes(redo(undo(resized)))).toEqual(boxes(resized));
  });

  it('makes no step of a click on a mark', () => {
    const before = withTool(withBox(), 'select');

    expect(drag(before, [150, 140], [150, 140]).history).toBe(before.history);
  });

  it('draws a polygon, closes it on its first corner, adds and drops corners', () => {
    const corners: Point[] = [
      [10, 10],
      [110, 10],
      [110, 110],
    ];
    const open = corners.reduce((editor, at) => released(press(editor, at)), withTool(blank(), 'polygon'));
    const closed = press(open, [12, 11]);
    expect(marksOf(closed)[0]?.shape).toEqual({ kind: 'polygon', rings: [corners] });

    const selecting = withTool(closed, 'select');
    const chosen = select(selecting, [marksOf(closed)[0]?.id ?? '']);
    const grown = drag(chosen, [60, 10], [60, 5]);
    expect(marksOf(grown)[0]?.shape).toMatchObject({
      rings: [
        [
          [10, 10],
          [60, 5],
          [110, 10],
          [110, 110],
        ],
      ],
    });
    expect(marksOf(press(grown, [60, 5], true))[0]?.shape).toEqual({ kind: 'polygon', rings: [corners] });
  });

  it('reaches the small mark that lies on a large one', () => {
    const large = drag(withTool(blank(), 'box'), [0, 0], [600, 400]);
    const both = draw(large, { kind: 'box', box: [100, 100, 20, 20] });

    expect(hitAt(marksOf(both), [110, 110], 4, undefined)).toMatchObject({ id: marksOf(both)[1]?.id });
    expect(hitAt(marksOf(both), [300, 300], 4, undefined)).toMatchObject({ id: marksOf(both)[0]?.id });
  });
});

describe('the keyboard', () => {
  it('draws a box from corner to corner', () => {
    let editor = moveCursor(withTool(blank(), 'box'), 0, 0, [320, 240]);
    editor = setCorner(editor);
    editor = setCorner(moveCursor(editor, 40, 30, [0, 0]));

    expect(boxes(editor)).toEqual([[320, 240, 40, 30]]);
  });

  it('draws a polygon and closes it, never with two corners', () => {
    let editor = setCorner(moveCursor(withTool(blank(), 'polygon'), 0, 0, [50, 50]));
    editor = setCorner(moveCursor(editor, 10, 0, [0, 0]));
    expect(closePolygon(editor)).toBe(editor);
    editor = setCorner(moveCursor(editor, 0, 10, [0, 0]));

    expect(marksOf(closePolygon(editor))[0]?.shape).toMatchObject({
      rings: [
        [
          [50, 50],
          [60, 50],
          [60, 60],
        ],
      ],
    });
  });

  it('nudges and grows inside the picture; a row of them is one step', () => {
    const nudged = nudge(nudge(nudge(withBox(), 10, 0), 10, 0), -500, 0);
    expect(boxes(nudged)).toEqual([[0, 100, 100, 80]]);
    expect(boxes(undo(nudged))).toEqual([[100, 100, 100, 80]]);
    expect(boxes(grow(nudged, -500, 1_000))).toEqual([[0, 100, 1, 380]]);
  });

  it('moves and deletes one corner of a polygon', () => {
    const corners: Point[] = [
      [10, 10],
      [50, 10],
      [50, 50],
      [10, 50],
    ];
    const drawn = draw(blank(), { kind: 'polygon', rings: [corners] });
    const second = stepVertex(stepVertex(drawn, 1), 1);

    expect(marksOf(nudge(second, 5, -5))[0]?.shape).toMatchObject({
      rings: [
        [
          [10, 10],
          [55, 5],
          [50, 50],
          [10, 50],
        ],
      ],
    });
    expect(marksOf(erase(second))[0]?.shape).toMatchObject({
      rings: [
        [
          [10, 10],
          [50, 50],
          [10, 50],
        ],
      ],
    });
    expect(marksOf(erase(erase(second)))).toEqual([]);
  });

  it('deletes, selects the next, and brings it back where it was', () => {
    const three = [1, 2, 3].reduce((editor, n) => draw(editor, { kind: 'box', box: [n, n, 9, 9] }), blank());
    const ids = marksOf(three).map(({ id }) => id);
    const less = erase(select(three, [ids[1] ?? '']));

    expect(less.selection).toEqual([ids[2]]);
    expect(marksOf(undo(less)).map(({ id }) => id)).toEqual(ids);
  });

  it('copies beside, labels what is selected, and else what comes next', () => {
    const copied = paste(copy(withBox()));
    expect(boxes(copied)).toEqual([
      [100, 100, 100, 80],
      [106, 106, 100, 80],
    ]);

    const labelled = withLabel(copied, 'bull');
    expect(marksOf(labelled).map(({ label }) => label)).toEqual(['cow', 'bull']);
    expect(marksOf(undo(labelled)).map(({ label }) => label)).toEqual(['cow', 'cow']);
    expect(withLabel(select(copied, []), 'calf').history).toBe(copied.history);
  });

  it('walks through what is shown, and backs out step by step', () => {
    const two = paste(copy(withBox()));
    expect(step(two, 1).selection).toEqual([marksOf(two)[0]?.id]);
    expect(step(step(two, 1), -1).selection).toEqual(two.selection);
    expect(escape(escape(withTool(two, 'box'))).tool).toBe('select');
  });
});

describe('the view', () => {
  it('zooms where the pointer is, and there and back is where one was', () => {
    const stage = { width: 800, height: 600 };
    const view = fitted(SIZE, stage);
    const under = toPicture(view, [200, 300]);
    const nearer = zoomed(view, 3, [200, 300]);

    expect(toScreen(nearer, under)[0]).toBeCloseTo(200);
    expect(zoomed(nearer, 1 / 3, [200, 300]).x).toBeCloseTo(view.x);
    expect(kept({ ...view, x: 99_999 }, SIZE, stage).x).toBe(752);
    expect(toScreen(showing(nearer, [640, 480], stage), [640, 480])[0]).toBeLessThanOrEqual(752.001);
  });
});
