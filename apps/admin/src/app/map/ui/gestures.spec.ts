import { onMap, wholeMap } from '../data/map-view.js';
import { Gestures, wheelFactor } from './gestures.js';

const SCREEN = { width: 600, height: 600 };

describe('gestures on a map', () => {
  it('move it with one finger', () => {
    const gestures = new Gestures();
    const view = wholeMap(SCREEN);
    gestures.press(1, { x: 300, y: 300 });

    const after = gestures.move(1, { x: 240, y: 300 }, view, SCREEN);

    expect(after?.x).toBeCloseTo(0.6);
    expect(gestures.isDrag).toBe(true);
    expect(gestures.move(2, { x: 0, y: 0 }, view, SCREEN)).toBeUndefined();
  });

  it('stretch it with two, around what is between them', () => {
    const gestures = new Gestures();
    const view = wholeMap(SCREEN);
    gestures.press(1, { x: 250, y: 300 });
    gestures.press(2, { x: 350, y: 300 });

    const after = gestures.move(2, { x: 450, y: 300 }, view, SCREEN);

    expect(after?.size).toBe(1_200);
    const held = onMap(after ?? view, SCREEN, { x: 350, y: 300 });
    expect(held.x).toBeCloseTo(0.5, 1);
  });

  it('are clicks while they do not go far', () => {
    const gestures = new Gestures();
    gestures.press(1, { x: 10, y: 10 });
    gestures.move(1, { x: 12, y: 11 }, wholeMap(SCREEN), SCREEN);

    expect(gestures.isDrag).toBe(false);
  });

  it('zoom by a wheel, however it counts', () => {
    expect(wheelFactor({ deltaY: -100, deltaMode: 0 })).toBeGreaterThan(1);
    expect(wheelFactor({ deltaY: 3, deltaMode: 1 })).toBeLessThan(1);
    expect(wheelFactor({ deltaY: -100_000, deltaMode: 0 })).toBeLessThan(3);
  });
});
