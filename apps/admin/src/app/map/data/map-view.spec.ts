import { onMap, onScreen, rectangle, tilesOn, viewOf, viewText, wholeMap, zoomed } from './map-view.js';

const SCREEN = { width: 1_000, height: 600 };

describe('the view of a map', () => {
  it('shows the whole map first, in one tile', () => {
    const view = wholeMap(SCREEN);

    expect(onScreen(view, SCREEN, { x: 0, y: 0 })).toEqual({ x: 200, y: 0 });
    expect(tilesOn(view, SCREEN)).toEqual([{ zoom: 0, x: 0, y: 0 }]);
  });

  it('keeps what is under the pointer there while zooming', () => {
    const at = { x: 700, y: 100 };
    const before = onMap(wholeMap(SCREEN), SCREEN, at);

    const view = zoomed(wholeMap(SCREEN), SCREEN, 4, at);

    const after = onMap(view, SCREEN, at);
    expect([after.x, after.y]).toEqual([expect.closeTo(before.x), expect.closeTo(before.y)]);
    const tiles = tilesOn(view, SCREEN);
    expect(tiles.every(({ zoom }) => zoom === 2)).toBe(true);
    expect(tiles.length).toBeLessThanOrEqual(9);
  });

  it('stops at the ends of the map and of its depth', () => {
    let view = wholeMap(SCREEN);
    for (let step = 0; step < 100; step++) view = zoomed(view, SCREEN, 2, { x: 0, y: 0 });

    expect(view.x).toBeGreaterThanOrEqual(0);
    expect(tilesOn(view, SCREEN).every(({ zoom, x, y }) => zoom === 12 && x < 4_096 && y < 4_096)).toBe(true);
    expect(tilesOn(view, SCREEN).length).toBeLessThanOrEqual(9);
  });

  it('survives the address, and an address that is none', () => {
    const view = zoomed(wholeMap(SCREEN), SCREEN, 3, { x: 10, y: 10 });

    const read = viewOf(viewText(view));

    expect(read?.x).toBeCloseTo(view.x, 3);
    expect((read?.size ?? 0) / view.size).toBeCloseTo(1, 1);
    expect([viewOf(undefined), viewOf('a,b,c'), viewOf('1,2')]).toEqual([undefined, undefined, undefined]);
  });

  it('makes a rectangle of two corners, whichever they are', () => {
    expect(rectangle({ x: 0.5, y: 0.9 }, { x: 0.2, y: 0.1 })).toEqual([0.2, 0.1, 0.5, 0.1, 0.5, 0.9, 0.2, 0.9]);
  });
});
