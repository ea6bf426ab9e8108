import { shapeErrors } from './shape.policy.js';

const SIZE = { width: 640, height: 480 };
const errorsOf = (object: unknown, size: Parameters<typeof shapeErrors>[1] = SIZE) =>
  shapeErrors({ objects: [{ label: 'cow', bbox: [0, 0, 1, 1] }, object] }, size, '/annotation').map(
    ({ path, code }) => `${path} ${code}`,
  );

describe('places in a picture', () => {
  it.each<[string, unknown]>([
    ['a box that fills the picture', { bbox: [0, 0, 640, 480] }],
    ['a box that rounding has pushed over the edge', { bbox: [-0.0009, 0, 640.0005, 480.0009] }],
    ['a triangle', { segmentation: [[0, 0, 640, 0, 640, 480]] }],
    ['a point in the corner', { point: [640, 480] }],
    ['an object that is nowhere', { label: 'rain' }],
    ['a box in words of its own', { bbox: { left: -1 } }],
  ])('takes %s', (_, object) => expect(errorsOf(object)).toEqual([]));

  it.each<[string, unknown, string]>([
    ['a box beyond the right edge', { bbox: [600, 0, 40.01, 10] }, '/bbox outside'],
    ['a box below the picture', { bbox: [0, 500, 10, 10] }, '/bbox outside'],
    ['a box left of the picture', { bbox: [-1, 0, 10, 10] }, '/bbox outside'],
    ['a box of negative width', { bbox: [10, 10, -5, 5] }, '/bbox size'],
    ['a box without height', { bbox: [10, 10, 5, 0] }, '/bbox size'],
    ['three numbers', { bbox: [10, 10, 5] }, '/bbox coordinates'],
    ['NaN', { bbox: [NaN, 10, 5, 5] }, '/bbox coordinates'],
    ['Infinity', { bbox: [0, 0, Infinity, 5] }, '/bbox coordinates'],
    ['a number as text', { point: ['1', 2] }, '/point coordinates'],
    ['a point outside', { point: [1, 481] }, '/point outside'],
    ['two corners', { segmentation: [[0, 0, 5, 5]] }, '/segmentation/0 corners'],
    ['an odd count', { segmentation: [[0, 0, 5, 5, 6, 6, 7]] }, '/segmentation/0 coordinates'],
    [
      'a second ring outside',
      {
        segmentation: [
          [0, 0, 5, 0, 5, 5],
          [0, 0, 5, 0, 5, 999],
        ],
      },
      '/segmentation/1 outside',
    ],
    ['null in a ring', { segmentation: [[0, 0, 5, null, 5, 5]] }, '/segmentation/0 coordinates'],
  ])('refuses %s', (_, object, expected) => expect(errorsOf(object)).toEqual([`/annotation/objects/1${expected}`]));

  it('judges what it can before the picture is read', () => {
    const unread = { width: null, height: null };
    expect(errorsOf({ bbox: [0, 0, 9_999, 9_999] }, unread)).toEqual([]);
    expect(errorsOf({ bbox: [0, 0, -1, 1] }, unread)).toEqual(['/annotation/objects/1/bbox size']);
  });

  it('does not tell the same ten thousand times', () => {
    const objects = Array.from({ length: 100_000 }, () => ({ label: 'a', bbox: [0, 0, 0, 0] }));
    expect(shapeErrors({ objects }, SIZE, '')).toHaveLength(20);
  });

  it.each([undefined, null, 'objects', [], { objects: 'none' }, { objects: [null, 7, 'x', []] }])(
    'passes %j',
    (value) => expect(shapeErrors(value, SIZE, '')).toEqual([]),
  );
});
