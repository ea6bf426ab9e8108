import fc from 'fast-check';

import { boundsOf, boxBetween, clampPoint, isInRings, type Point, ringArea, type Size } from './geometry.js';
import {
  boundsOfShape,
  HANDLES,
  isAt,
  LEAST_SIDE,
  moved,
  nearestEdge,
  resized,
  type Shape,
  withoutVertex,
  withVertexAfter,
  withVertexAt,
} from './shape.js';

const SIZE: Size = { width: 640, height: 480 };
const aPoint = fc.tuple(fc.double({ min: 0, max: 640, noNaN: true }), fc.double({ min: 0, max: 480, noNaN: true }));
const anywhere = fc.tuple(
  fc.double({ min: -2e3, max: 2e3, noNaN: true }),
  fc.double({ min: -2e3, max: 2e3, noNaN: true }),
);
const inside = (point: Point): Point => clampPoint(point, SIZE);
const aBox = fc
  .tuple(aPoint, aPoint)
  .map(([a, b]) => boxBetween(inside(a), inside(b)))
  .filter(([, , width, height]) => width >= LEAST_SIDE && height >= LEAST_SIDE);
const aRing = fc.array(aPoint, { minLength: 3, maxLength: 12 }).map((ring) => ring.map(inside));
const aShape: fc.Arbitrary<Shape> = fc.oneof(
  aBox.map((box) => ({ kind: 'box' as const, box })),
  fc.array(aRing, { minLength: 1, maxLength: 3 }).map((rings) => ({ kind: 'polygon' as const, rings })),
  aPoint.map((at) => ({ kind: 'point' as const, at: inside(at) })),
);
/** Rounded to hundredths, so a sum of two may be off by one of them. */
const CRUMB = 0.011;

const staysInside = (shape: Shape): void => {
  const [x, y, width, height] = boundsOfShape(shape);
  expect(Math.min(x, y)).toBeGreaterThanOrEqual(-CRUMB);
  expect(x + width).toBeLessThanOrEqual(SIZE.width + CRUMB);
  expect(y + height).toBeLessThanOrEqual(SIZE.height + CRUMB);
};

describe('shapes', () => {
  it('stay in the picture and keep their form, however far they are moved', () => {
    fc.assert(
      fc.property(aShape, anywhere, (shape, [dx, dy]) => {
        const after = moved(shape, dx, dy, SIZE);

        staysInside(after);
        const [before, now] = [boundsOfShape(shape), boundsOfShape(after)];
        expect(Math.abs(before[2] - now[2])).toBeLessThanOrEqual(2 * CRUMB);
        expect(Math.abs(before[3] - now[3])).toBeLessThanOrEqual(2 * CRUMB);
      }),
    );
  });

  it('are never empty nor outside, however a handle is pulled', () => {
    fc.assert(
      fc.property(aBox, fc.constantFrom(...HANDLES), anywhere, (box, handle, to) => {
        const after = resized(box, handle, to, SIZE);

        staysInside({ kind: 'box', box: after });
        expect(after[2]).toBeGreaterThanOrEqual(LEAST_SIDE - CRUMB);
        expect(after[3]).toBeGreaterThanOrEqual(LEAST_SIDE - CRUMB);
      }),
    );
  });

  it('turn over when a handle passes the opposite side', () => {
    expect(resized([100, 100, 50, 40], 'se', [60, 80], SIZE)).toEqual([60, 80, 40, 20]);
    expect(resized([100, 100, 50, 40], 'e', [60, 0], SIZE)).toEqual([60, 100, 40, 40]);
  });

  it('lose a corner that was added', () => {
    fc.assert(
      fc.property(aRing, aPoint, (ring, at) => {
        const shape: Shape = { kind: 'polygon', rings: [ring] };
        const vertex = { ring: 0, index: ring.length - 1 };

        const grown = withVertexAfter(shape, vertex, at, SIZE);

        expect(withoutVertex(grown, { ring: 0, index: ring.length })).toEqual(shape);
        staysInside(withVertexAt(grown, vertex, [9_999, -9_999], SIZE));
      }),
    );
  });

  it('keep three corners, or go', () => {
    const triangle: Shape = {
      kind: 'polygon',
      rings: [
        [
          [0, 0],
          [9, 0],
          [0, 9],
        ],
      ],
    };

    expect(withoutVertex(triangle, { ring: 0, index: 1 })).toBeUndefined();
    expect(
      withoutVertex({ ...triangle, rings: [...triangle.rings, ...triangle.rings] }, { ring: 0, index: 1 }),
    ).toEqual(triangle);
  });

  it('have holes where a ring lies in a ring', () => {
    const square = (from: number, to: number): Point[] => [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
    ];
    const ring = [square(0, 90), square(30, 60)];

    expect(isInRings([10, 10], ring)).toBe(true);
    expect(isInRings([45, 45], ring)).toBe(false);
    expect(isAt({ kind: 'polygon', rings: ring }, [45, 45], 4)).toBe(false);
    expect(ringArea(square(0, 90))).toBe(8_100);
    expect(boundsOf(square(30, 60))).toEqual([30, 30, 30, 30]);
  });

  it('know the nearest place on their outline', () => {
    const shape: Shape = {
      kind: 'polygon',
      rings: [
        [
          [0, 0],
          [100, 0],
          [100, 100],
        ],
      ],
    };

    expect(nearestEdge(shape, [40, 3])).toMatchObject({ ring: 0, index: 0, at: [40, 0], distance: 3 });
  });
});
