/** Vectors as models give them: in clusters, each varying in a few directions. Seeded, so that every run measures the same. */

export interface ClusterOptions {
  readonly dimension: number;
  /** Vectors in all; divisible by `clusters`. */
  readonly count: number;
  readonly clusters: number;
}

export interface Clusters {
  /** The vector of one thing, of length 1. */
  vectorOf(index: number): Float32Array;
  /** A vector of nothing that is there, from the cluster of `index`. */
  queryOf(index: number): Float32Array;
  /** Where a thing lies on the path that the clusters are strung on, from 0 to `count` - 1: what is far apart there is unlike. */
  rankOf(index: number): number;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** In how many directions a cluster varies; embeddings of pictures have 10 to 30 of their own. */
const DIRECTIONS = 16;
/** How far things lie from the middle of their cluster, which has length 1: along the directions, and anywhere. */
const SPREAD = 0.7;
const NOISE = 0.25;
/** Waves that the path of the clusters is made of; the first turns over once, so that its ends are opposite. */
const WAVES = 6;
const SHARED_DIRECTIONS = 64;

/** Makes clusters along a path, so that a range of ranks chooses things near a query, or far from it. */
export function clustersOf({ dimension, count, clusters }: ClusterOptions): Clusters {
  const random = seeded(20_26);
  const directions = Array.from({ length: SHARED_DIRECTIONS }, () => unit(gaussians(random, dimension)));
  const waves = Array.from({ length: WAVES }, () => unit(gaussians(random, dimension)));
  const centres = Array.from({ length: clusters }, (_none, cluster) => {
    const own = unit(gaussians(random, dimension));
    const centre = new Float32Array(dimension);
    add(centre, own, 1);
    waves.forEach((wave, n) => add(centre, wave, Math.cos((Math.PI * (n + 1) * cluster) / clusters)));
    return unit(centre);
  });

  const near = (cluster: number, seed: number): Float32Array => {
    const draw = seeded(seed);
    const vector = Float32Array.from(centres[cluster] ?? []);
    for (let n = 0; n < DIRECTIONS; n++) {
      const direction = directions[(cluster * 7 + n) % SHARED_DIRECTIONS] ?? vector;
      add(vector, direction, (gaussian(draw) * SPREAD) / Math.sqrt(DIRECTIONS));
    }
    const scale = NOISE / Math.sqrt(dimension);
    for (let i = 0; i < dimension; i++) vector[i] = (vector[i] ?? 0) + gaussian(draw) * scale;
    return unit(vector);
  };
  return {
    vectorOf: (index) => near(index % clusters, index + 1),
    queryOf: (index) => near(index % clusters, count + index + 1),
    rankOf: (index) => (index % clusters) * (count / clusters) + Math.floor(index / clusters),
  };
}

/** Numbers from 0 to `count` - 1 in an order that has to do with nothing: what a filter by chance chooses by. */
export function shuffled(count: number): Uint32Array {
  const random = seeded(1_984);
  const order = Uint32Array.from({ length: count }, (_none, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}

function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

const gaussians = (random: () => number, length: number): Float32Array =>
  Float32Array.from({ length }, () => gaussian(random));

function add(to: Float32Array, vector: Float32Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) + (vector[i] ?? 0) * times;
}

function unit(vector: Float32Array): Float32Array {
  const norm = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
  return vector.map((x) => x / norm);
}
