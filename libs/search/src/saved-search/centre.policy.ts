/**
 * The direction that vectors share: the mean of their unit vectors, of length 1. Examples that cancel each other out have
 * none; then the first one stands for all.
 */
export function centreOf(vectors: readonly ArrayLike<number>[]): number[] {
  const [first] = vectors;
  if (!first) return [];
  const sum = new Array<number>(first.length).fill(0);
  for (const vector of vectors) {
    const length = lengthOf(vector) || 1;
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0) / length;
  }
  const length = lengthOf(sum);
  return length < 1e-9 ? Array.from(first) : sum.map((x) => x / length);
}

/** How much what hits are to be unlike counts beside what they are to be like: half, as in Rocchio's feedback. */
const AGAINST = 0.5;

/** The direction of the ones, turned away from that of the others. */
export function directionOf(liked: readonly ArrayLike<number>[], disliked: readonly ArrayLike<number>[]): number[] {
  const towards = centreOf(liked);
  if (disliked.length === 0) return towards;
  const away = centreOf(disliked);
  return centreOf([towards.map((x, at) => x - AGAINST * (away[at] ?? 0))]);
}

const lengthOf = (vector: ArrayLike<number>): number =>
  Math.sqrt(Array.from(vector).reduce((sum, x) => sum + x * x, 0));
