import { push, pull, step } from './forces.js';
import type { NeighbourGraph } from './neighbour-graph.js';

export interface LayoutOptions {
  readonly epochs: number;
  readonly random: () => number;
  /** Told now and then how many epochs are done. */
  readonly onEpoch?: (done: number) => void;
}

const { floor } = Math;
/** Points that are no neighbours, asked to keep away, for each neighbour that pulls. */
const STRANGERS = 5;

/**
 * Moves points until neighbours lie together: UMAP's stochastic gradient descent with negative sampling (McInnes, Healy and
 * Melville 2018, algorithm 5), on typed arrays and from one seed. An edge is drawn as often as it is strong.
 * @param positions x and y of each point in turn, well spread at the start (see Kobak and Linderman 2021); they are moved
 */
export function layOut(
  positions: Float32Array,
  graph: NeighbourGraph,
  { epochs, random, onEpoch }: LayoutOptions,
): void {
  const points = positions.length / 2;
  const strongest = graph.weights.reduce((most, weight) => Math.max(most, weight), 0);
  const every = graph.weights.map((weight) => (weight * epochs < strongest ? Infinity : strongest / weight));
  const next = every.slice();
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = 1 - epoch / epochs;
    for (let edge = 0; edge < every.length; edge++) {
      if ((next[edge] ?? Infinity) > epoch + 1) continue;
      next[edge] = (next[edge] ?? 0) + (every[edge] ?? 0);
      const from = graph.from[edge] ?? 0;
      attract(positions, from, graph.to[edge] ?? 0, rate);
      for (let stranger = 0; stranger < STRANGERS; stranger++) repel(positions, from, floor(random() * points), rate);
    }
    onEpoch?.(epoch + 1);
  }
}

function attract(positions: Float32Array, from: number, to: number, rate: number): void {
  const [a, b] = [2 * from, 2 * to];
  const x = (positions[a] ?? 0) - (positions[b] ?? 0);
  const y = (positions[a + 1] ?? 0) - (positions[b + 1] ?? 0);
  const force = pull(x * x + y * y);
  const [dx, dy] = [rate * step(force, x), rate * step(force, y)];
  positions[a] = (positions[a] ?? 0) + dx;
  positions[a + 1] = (positions[a + 1] ?? 0) + dy;
  positions[b] = (positions[b] ?? 0) - dx;
  positions[b + 1] = (positions[b + 1] ?? 0) - dy;
}

function repel(positions: Float32Array, from: number, stranger: number, rate: number): void {
  if (from === stranger) return;
  const [a, b] = [2 * from, 2 * stranger];
  const x = (positions[a] ?? 0) - (positions[b] ?? 0);
  const y = (positions[a + 1] ?? 0) - (positions[b + 1] ?? 0);
  const force = push(x * x + y * y);
  positions[a] = (positions[a] ?? 0) + rate * step(force, x);
  positions[a + 1] = (positions[a + 1] ?? 0) + rate * step(force, y);
}
