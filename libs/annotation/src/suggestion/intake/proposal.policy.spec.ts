import { MAX_PROPOSALS, sorted } from './proposal.policy.js';

const SIZE = { width: 640, height: 480 };
const boxes = (...given: unknown[]) => sorted('boxes', given, SIZE, 0);

describe('what models hand in', () => {
  it('keeps boxes inside the picture, cut off where they reach over by a rounding error', () => {
    const { kept, refused } = boxes(
      { value: { label: 'cow', bbox: [-0.5, 10, 100, 470.4], score: 0.3 }, score: 0.9 },
      { value: { label: 'cow', bbox: [0, 0, 640, 480] } },
    );

    expect(refused).toEqual([]);
    expect(kept).toMatchObject([
      { label: 'cow', score: 0.9, value: { label: 'cow', bbox: [0, 10, 99.5, 470] } },
      { score: null },
    ]);
    expect(kept[0]?.value).not.toHaveProperty('score');
  });

  it.each([
    ['a box outside', { value: { label: 'cow', bbox: [600, 0, 100, 10] } }],
    ['a negative extent', { value: { label: 'cow', bbox: [10, 10, -5, 5] } }],
    ['no number', { value: { label: 'cow', bbox: [10, 10, Number.NaN, 5] } }],
    ['infinity', { value: { label: 'cow', bbox: [10, 10, Number.POSITIVE_INFINITY, 5] } }],
    ['three numbers', { value: { label: 'cow', bbox: [10, 10, 5] } }],
    ['an empty label', { value: { label: ' ', bbox: [1, 1, 1, 1] } }],
    ['an endless label', { value: { label: 'x'.repeat(201), bbox: [1, 1, 1, 1] } }],
    ['a score above 1', { value: { label: 'cow', bbox: [1, 1, 1, 1] }, score: 1.01 }],
    ['a score that is none', { value: { label: 'cow', bbox: [1, 1, 1, 1] }, score: Number.NaN }],
    ['a tag', { value: 'cow' }],
    ['nothing', null],
  ])('refuses %s', (_, given) => {
    expect(boxes(given)).toMatchObject({ kept: [], refused: [{ index: 0 }] });
  });

  it('takes a tag once, whatever its case, and leaves out what is less sure than wanted', () => {
    const given = [{ value: 'Cow', score: 0.9 }, { value: { tag: 'cow ' } }, { value: 'hill', score: 0.1 }];

    expect(sorted('tags', given, SIZE, 0.5)).toMatchObject({ kept: [{ value: 'Cow', label: 'Cow' }], refused: [] });
  });

  it('does not drown in a hundred thousand of them', () => {
    const given = Array.from({ length: 100_000 }, (_, place) => ({ value: `tag ${place}` }));

    const { kept, refused } = sorted('tags', given, SIZE, 0);

    expect([kept.length, refused.length]).toEqual([MAX_PROPOSALS, 100_000 - MAX_PROPOSALS]);
  });
});
