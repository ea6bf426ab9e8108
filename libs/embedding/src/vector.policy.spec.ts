import {
  assertUsable,
  compareVectors,
  fromVectorText,
  toVectorBytes,
  toVectorText,
  usableVector,
} from './vector.policy.js';

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
  const cosine = { dimension: 3, metric: 'cosine' } as const;

  it.each([
    [[1, 2], 'embedding.dimension_mismatch'],
    [[1, NaN, 0], 'embedding.vector_unusable'],
    [[1, Infinity, 0], 'embedding.vector_unusable'],
    [[1, 1e300, 0], 'embedding.vector_unusable'],
    [[0, 0, 0], 'embedding.vector_unusable'],
    [[1e-320, 0, 0], 'embedding.vector_unusable'],
  ])('is refused: %j', (vector, code) => {
    expect(() => usableVector(vector, cosine)).toThrow(expect.objectContaining({ code }));
    expect(() => assertUsable(vector, 3)).toThrow(expect.objectContaining({ code }));
  });

  it('may be zero where distances are compared', () =>
    expect(usableVector([0, 0, 0], { dimension: 3, metric: 'l2' })).toEqual(new Float32Array(3)));

  it('has length 1 where directions are compared, whatever it was, and keeps its length elsewhere', () => {
    expect(usableVector([3e38, 0, 3e38], cosine)).toEqual(Float32Array.of(Math.SQRT1_2, 0, Math.SQRT1_2));
    expect(usableVector([3, 0, 4], { dimension: 3, metric: 'inner_product' })).toEqual(Float32Array.of(3, 0, 4));
  });

  it('travels to the database and back', () => {
    expect(fromVectorText(toVectorText(new Float32Array([0.5, -1, 1e-9])))).toEqual([0.5, -1, Math.fround(1e-9)]);
  });

  it('travels in pgvector’s own form: a dimension, a reserved number, the numbers', () => {
    expect(toVectorBytes([1, -0.5]).toString('hex')).toBe('00020000' + '3f800000' + 'bf000000');
  });
});
