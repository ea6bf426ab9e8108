import fc from 'fast-check';

import { toNormalised, toPixels } from './coordinates.js';

const SIZE = { width: 640, height: 480 };

describe('coordinates', () => {
  it('are fractions of width and height, turn by turn', () => {
    const value = {
      objects: [
        { label: 'cow', bbox: [320, 120, 64, 48], score: 0.5 },
        { label: 'cow', segmentation: [[0, 0, 640, 0, 640, 480]] },
        { label: 'eye', point: [160, 240], visibility: 2 },
      ],
      note: [320],
    };

    const normalised = toNormalised(value, SIZE);

    expect(normalised).toEqual({
      objects: [
        { label: 'cow', bbox: [0.5, 0.25, 0.1, 0.1], score: 0.5 },
        { label: 'cow', segmentation: [[0, 0, 1, 0, 1, 1]] },
        { label: 'eye', point: [0.25, 0.5], visibility: 2 },
      ],
      note: [320],
    });
    expect(toPixels(normalised, SIZE)).toEqual(value);
  });

  it('come back within a billionth of a pixel', () => {
    const side = fc.integer({ min: 1, max: 100_000 });
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(side, side, part, part, (width, height, x, y) => {
        const point = [x * width, y * height];
        const size = { width, height };
        const back = toPixels(toNormalised({ objects: [{ point }] }, size), size) as {
          objects: { point: number[] }[];
        };
        back.objects[0]?.point.forEach((value, index) =>
          expect(Math.abs(value - (point[index] ?? 0))).toBeLessThan(1e-9),
        );
      }),
    );
  });

  it.each([null, 'text', { caption: 'a' }, { objects: 'none' }, { objects: [null, { bbox: 'wide' }] }])(
    'leave %j alone',
    (value) => expect(toNormalised(value, SIZE)).toEqual(value),
  );

  it('need a picture whose size is known', () => {
    const value = { objects: [{ point: [1, 1] }] };
    expect(() => toPixels(value, { width: null, height: null })).toThrow(
      expect.objectContaining({ code: 'annotation.picture_unread' }),
    );
  });
});
