import { step } from './grid-step.js';

/** Two rows of three, the second of other widths, and a third of one. */
const BOXES = [
  { left: 0, right: 100, top: 0 },
  { left: 110, right: 300, top: 0 },
  { left: 310, right: 400, top: 0 },
  { left: 0, right: 240, top: 120 },
  { left: 250, right: 330, top: 120 },
  { left: 340, right: 400, top: 120 },
  { left: 0, right: 90, top: 240 },
];

describe('arrows in a grid of pictures', () => {
  it.each([
    [0, 'right', 1],
    [2, 'right', 3],
    [6, 'right', 6],
    [0, 'left', 0],
    [1, 'down', 3],
    [2, 'down', 5],
    [5, 'down', 6],
    [6, 'down', 6],
    [6, 'up', 3],
    [4, 'up', 2],
    [1, 'up', 1],
    [-1, 'down', 0],
  ] as const)('leads from %s %s to %s', (from, direction, to) => {
    expect(step(BOXES, from, direction)).toBe(to);
  });

  it('leads nowhere where there is nothing', () => {
    expect(step([], -1, 'right')).toBe(-1);
  });
});
