import { dot } from './diversity.policy.js';

/** Mean distance of all pairs of a list, 0 = all the same; 0 for fewer than two. */
export function intraListDistance(vectors: readonly ArrayLike<number>[]): number {
  let sum = 0;
  let pairs = 0;
  vectors.forEach((a, at) => {
    for (const b of vectors.slice(at + 1)) {
      sum += 1 - dot(a, b);
      pairs += 1;
    }
  });
  return pairs === 0 ? 0 : sum / pairs;
}

/** How unevenly lists draw on a catalogue, 0 = everything equally often, towards 1 = always the same (Gini coefficient). */
export function gini(counts: readonly number[]): number {
  const sorted = [...counts].sort((a, b) => a - b);
  const sum = sorted.reduce((all, count) => all + count, 0);
  if (sum === 0) return 0;
  const weighted = sorted.reduce((all, count, at) => all + (2 * (at + 1) - sorted.length - 1) * count, 0);
  return weighted / (sorted.length * sum);
}

/** Mean self-information of what is shown, in bits: how little known it is. @param popularity of each item, any positive numbers */
export function novelty(shown: readonly number[], popularity: readonly number[]): number {
  const sum = popularity.reduce((all, one) => all + one, 0);
  const bits = shown.map((at) => -Math.log2((popularity[at] ?? 1) / sum));
  return bits.length === 0 ? 0 : bits.reduce((all, one) => all + one, 0) / bits.length;
}
