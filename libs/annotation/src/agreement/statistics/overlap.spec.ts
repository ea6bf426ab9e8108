import { boundsOf, boxIou, outlineIou } from './overlap.js';
import { seeded } from './random.js';

const SQUARE = [0, 0, 10, 0, 10, 10, 0, 10];
const outlineOf = ([x = 0, y = 0, width = 0, height = 0]: readonly number[]) => [
  [x, y, x + width, y, x + width, y + height, x, y + height],
];

describe('how much two boxes share', () => {
  it.each([
    [[0, 0, 10, 10], [0, 0, 10, 10], 1],
    [[0, 0, 10, 10], [5, 0, 10, 10], 1 / 3],
    [[0, 0, 10, 10], [10, 0, 10, 10], 0],
    [[0, 0, 10, 10], [20, 20, 1, 1], 0],
    [[0, 0, 0, 0], [0, 0, 0, 0], 0],
  ])('%p and %p: %p', (a, b, iou) => {
    expect(boxIou(a, b)).toBeCloseTo(iou, 12);
    expect(boxIou(b, a)).toBeCloseTo(iou, 12);
  });
});

describe('how much two outlines share', () => {
  it('is the same as for boxes, when they are boxes', () => {
    const random = seeded(5);
    for (let round = 0; round < 60; round += 1) {
      const [a, b] = [0, 1].map(() => Array.from({ length: 4 }, () => 1 + random() * 20)) as [number[], number[]];
      expect(outlineIou(outlineOf(a), outlineOf(b))).toBeCloseTo(boxIou(a, b), 9);
    }
  });

  it('is what Shapely 2 answers for a triangle across a square', () => {
    expect(outlineIou([SQUARE], [[5, -3, 14, 6, 4, 12]])).toBeCloseTo(51.2 / 120.8, 9);
  });

  it('counts what several rings cover together once', () => {
    const halves = [
      [0, 0, 6, 0, 6, 10, 0, 10],
      [4, 0, 10, 0, 10, 10, 4, 10],
    ];
    expect(outlineIou(halves, [SQUARE])).toBeCloseTo(1, 12);
  });

  it('can stand a ring that crosses itself', () => {
    const hourGlass = [0, 0, 10, 0, 0, 10, 10, 10];
    expect(outlineIou([hourGlass], [SQUARE])).toBeCloseTo(0.5, 12);
  });

  it('measures outlines of thousands of points closely enough', () => {
    const circle = (x: number, points: number): number[] =>
      Array.from({ length: points }, (_, at) => (2 * Math.PI * at) / points).flatMap((angle) => [
        x + 100 * Math.cos(angle),
        100 * Math.sin(angle),
      ]);
    // Two circles of radius r whose centres are r apart share (2π/3 − √3/2) r².
    const shared = (2 * Math.PI) / 3 - Math.sqrt(3) / 2;

    expect(outlineIou([circle(0, 3_000)], [circle(100, 3_000)])).toBeCloseTo(shared / (2 * Math.PI - shared), 3);
  });

  it('is nothing for outlines without a point, or far away', () => {
    expect(outlineIou([], [SQUARE])).toBe(0);
    expect(outlineIou([SQUARE], [SQUARE.map((one) => one + 50)])).toBe(0);
    expect(boundsOf([])).toEqual([0, 0, 0, 0]);
  });
});
