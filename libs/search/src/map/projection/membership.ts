import type { NearPoints } from './landmark-index.js';

const { exp, abs } = Math;
const ROUNDS = 32;

/**
 * How much each of the neighbours of a point belongs to it, from 0 to 1: the nearest wholly, the others less the further they
 * are, so that all together make log2 of how many they are; section 3.1 of McInnes, Healy and Melville, "UMAP" (2018),
 * arXiv:1802.03426. This makes dense and thin regions alike.
 */
export function memberships({ at, distances }: NearPoints): Float32Array {
  const nearest = distances.find((distance, place) => distance > 0 && (at[place] ?? -1) >= 0) ?? 0;
  const wanted = Math.log2(Math.max(at.filter((one) => one >= 0).length, 2));
  const weights = (scale: number): Float32Array =>
    distances.map((distance, place) =>
      (at[place] ?? -1) < 0 ? 0 : distance <= nearest ? 1 : exp(-(distance - nearest) / scale),
    );
  let [low, high, scale] = [0, Infinity, nearest || 1];
  for (let round = 0; round < ROUNDS; round++) {
    const sum = weights(scale).reduce((all, weight) => all + weight, 0);
    if (abs(sum - wanted) < 1e-5) break;
    if (sum > wanted) high = scale;
    else low = scale;
    scale = high === Infinity ? scale * 2 : (low + high) / 2;
  }
  return weights(Math.max(scale, 1e-6));
}
