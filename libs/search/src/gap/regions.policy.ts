import { dot } from '../recommendation/diversity.policy.js';

export interface Placed {
  readonly id: string;
  /** Of length 1. */
  readonly vector: Float32Array;
}

/** A group of pictures alike. */
export interface Region {
  readonly size: number;
  /** Mean cosine of its pictures to their centre; low = spread out. */
  readonly density: number;
  /** Those nearest to the centre. */
  readonly examples: readonly string[];
}

export interface Neighbourhood {
  readonly id: string;
  /** Cosine to the most similar other picture. */
  readonly similarity: number;
}

/** Lets other work go on in between: a thousand pictures are a million comparisons. */
export type Breathe = () => Promise<void>;

/** How like each picture its nearest neighbour is; the loneliest first, ties by id. */
export async function neighbourhoods(placed: readonly Placed[], breathe: Breathe): Promise<Neighbourhood[]> {
  const best = placed.map(() => -1);
  for (const [at, one] of placed.entries()) {
    if (at % 16 === 0) await breathe();
    for (let other = at + 1; other < placed.length; other++) {
      const similarity = dot(one.vector, placed[other]?.vector ?? []);
      if (similarity > (best[at] ?? -1)) best[at] = similarity;
      if (similarity > (best[other] ?? -1)) best[other] = similarity;
    }
  }
  return placed
    .map(({ id }, at) => ({ id, similarity: best[at] ?? -1 }))
    .sort((a, b) => a.similarity - b.similarity || (a.id < b.id ? -1 : 1));
}

/** How many pictures have a nearest neighbour as like as this, in tenths of cosine from 0 to 1; below 0 counts as 0. */
export function histogram(all: readonly Neighbourhood[]): number[] {
  const bins = new Array<number>(10).fill(0);
  for (const { similarity } of all) {
    const bin = Math.min(9, Math.max(0, Math.floor(similarity * 10)));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return bins;
}

const ROUNDS = 12;
const EXAMPLES = 4;

/**
 * Spherical k-means (Lloyd's, over cosines), begun by farthest-first traversal from the picture with the smallest id: the same
 * pictures give the same regions. Smallest first: those are where the collection is thin.
 */
export async function regions(placed: readonly Placed[], count: number, breathe: Breathe): Promise<Region[]> {
  const sorted = [...placed].sort((a, b) => (a.id < b.id ? -1 : 1));
  let centres = await farthestFirst(sorted, count, breathe);
  let homes: number[] = [];
  for (let round = 0; round < ROUNDS && centres.length > 0; round++) {
    await breathe();
    const next = sorted.map(({ vector }) => nearestOf(vector, centres));
    if (next.every((home, at) => home === homes[at])) break;
    homes = next;
    centres = centres.map((centre, at) => meanOf(sorted.filter((_one, index) => homes[index] === at)) ?? centre);
  }
  return centres
    .map((centre, at) =>
      regionOf(
        sorted.filter((_one, index) => homes[index] === at),
        centre,
      ),
    )
    .filter(({ size }) => size > 0)
    .sort((a, b) => a.size - b.size || a.density - b.density);
}

async function farthestFirst(placed: readonly Placed[], count: number, breathe: Breathe): Promise<Float32Array[]> {
  const centres: Float32Array[] = [];
  const nearest = placed.map(() => -2);
  let next = 0;
  while (centres.length < Math.min(count, placed.length)) {
    await breathe();
    const centre = placed[next]?.vector;
    if (!centre) break;
    centres.push(centre);
    placed.forEach(({ vector }, at) => (nearest[at] = Math.max(nearest[at] ?? -2, dot(vector, centre))));
    next = nearest.reduce((least, similarity, at) => (similarity < (nearest[least] ?? 2) ? at : least), 0);
  }
  return centres;
}

const nearestOf = (vector: Float32Array, centres: readonly Float32Array[]): number => {
  const similarities = centres.map((centre) => dot(vector, centre));
  return similarities.indexOf(Math.max(...similarities));
};

function meanOf(members: readonly Placed[]): Float32Array | undefined {
  const [first] = members;
  if (!first) return undefined;
  const sum = new Float32Array(first.vector.length);
  for (const { vector } of members) vector.forEach((x, at) => (sum[at] = (sum[at] ?? 0) + x));
  const length = Math.sqrt(dot(sum, sum)) || 1;
  return sum.map((x) => x / length);
}

function regionOf(members: readonly Placed[], centre: Float32Array): Region {
  const near = members
    .map(({ id, vector }) => ({ id, similarity: dot(vector, centre) }))
    .sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
  const density = near.reduce((sum, { similarity }) => sum + similarity, 0) / (near.length || 1);
  return { size: members.length, density, examples: near.slice(0, EXAMPLES).map(({ id }) => id) };
}
