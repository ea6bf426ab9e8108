import { RandomProjection } from './random-projection.js';

describe('a random projection', () => {
  const cosine = (a: Float32Array, b: Float32Array): number => {
    const dot = (x: Float32Array, y: Float32Array): number =>
      x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  };
  const wave = (phase: number): Float32Array =>
    Float32Array.from({ length: 2_048 }, (_, at) => 1 + Math.sin(at + phase));

  it('keeps angles', () => {
    const projection = new RandomProjection(2_048, 512, 7);

    for (const phase of [0.3, 1, 2, 3]) {
      const [a, b] = [wave(0), wave(phase)];
      expect(Math.abs(cosine(projection.of(a), projection.of(b)) - cosine(a, b))).toBeLessThan(0.08);
    }
  });

  it('is the same for the same seed only', () => {
    const of = (seed: number): Float32Array => new RandomProjection(64, 8, seed).of(wave(0).subarray(0, 64));

    expect(of(7)).toEqual(of(7));
    expect(of(7)).not.toEqual(of(8));
  });
});
