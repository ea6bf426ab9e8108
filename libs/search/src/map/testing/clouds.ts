import { matrix, type Matrix } from '../projection/matrix.js';
import { normal, seeded } from '../projection/seeded.js';

/** Vectors in clouds, for tests and benchmarks of maps: which cloud each is of is known. */
export interface Clouds {
  readonly vectors: Matrix;
  readonly cloudOf: Int32Array;
}

/** @param noise how far points lie from the middle of their cloud, in each direction; the middles are about 1 apart in each */
export function clouds(count: number, dimension: number, howMany: number, noise = 0.5, seed = 1): Clouds {
  const random = seeded(seed);
  const middles = Array.from({ length: howMany * dimension }, () => normal(random));
  const vectors = matrix(count, dimension);
  const cloudOf = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    const cloud = Math.floor(random() * howMany);
    cloudOf[row] = cloud;
    for (let at = 0; at < dimension; at++)
      vectors.values[row * dimension + at] = (middles[cloud * dimension + at] ?? 0) + noise * normal(random);
  }
  return { vectors, cloudOf };
}
