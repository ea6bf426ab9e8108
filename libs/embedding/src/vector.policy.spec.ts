import { assertUsable, compareVectors, fromVectorText, toVectorText } from './vector.policy.js';

describe('comparing vectors', () => {
  it('gives cosine, distance and inner product', () => {
    expect(compareVectors([3, 0], [0, 4])).toEqual({ cosine: 0, l2: 5, innerProduct: 0 });
    expect(compareVectors([1, 1], [2, 2])).toEqual({ cosine: 1, l2: Math.SQRT2, innerProduct: 4 });
  });

  it('calls a vector without direction unrelated', () => {
    expect(compareVectors([0, 0], [1, 0]).cosine).toBe(0);
  });

  it('refuses different lengths', () => {
    expect(() => compareVectors([1], [1, 2])).toThrow(
      expect.objectContaining({ code: 'embedding.dimension_mismatch' }),
    );
  });
});

describe('a vector from outside', () => {
  it.each([[[1, 2]], [[1, NaN, 0]], [[1, Infinity, 0]], [[0, 0, 0]]])('is refused: %j', (vector) => {
    expect(() => assertUsable(vector, 3)).toThrow(expect.objectContaining({ code: 'embedding.dimension_mismatch' }));
  });

  it('travels to the database and back', () => {
    expect(fromVectorText(toVectorText(new Float32Array([0.5, -1, 1e-9])))).toEqual([0.5, -1, Math.fround(1e-9)]);
  });
});
