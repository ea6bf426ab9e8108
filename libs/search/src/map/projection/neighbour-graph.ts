import { nearestPoints, type LandmarkIndex, type NearPoints } from './landmark-index.js';
import { memberships } from './membership.js';

/** Which points pull each other, and how strongly. */
export interface NeighbourGraph {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** 0 to 1. */
  readonly weights: Float32Array;
  /** How far each point is from the one nearest to it. */
  readonly gaps: Float32Array;
}

/** Joins every point with those near to it. An edge counts when either end sees it: a + b − ab, as in UMAP. */
export function neighbourGraph(index: LandmarkIndex, neighbours: number): NeighbourGraph {
  const { rows } = index.points;
  const near: NearPoints[] = [];
  for (let row = 0; row < rows; row++)
    near.push(nearestPoints(index, index.points, row, Math.min(neighbours, rows - 1), row));
  const weights = near.map(memberships);
  const weightOf = (from: number, to: number): number => weights[from]?.[near[from]?.at.indexOf(to) ?? -1] ?? 0;
  const edges: { from: number; to: number; weight: number }[] = [];
  near.forEach(({ at }, from) => {
    at.forEach((to, place) => {
      if (to < 0) return;
      const [there, back] = [weights[from]?.[place] ?? 0, weightOf(to, from)];
      // Seen from both ends it is met twice; seen from one only, it is turned round here.
      const weight = there + back - there * back;
      edges.push({ from, to, weight });
      if (back === 0) edges.push({ from: to, to: from, weight });
    });
  });
  return {
    from: Int32Array.from(edges, (edge) => edge.from),
    to: Int32Array.from(edges, (edge) => edge.to),
    weights: Float32Array.from(edges, (edge) => edge.weight),
    gaps: Float32Array.from(near, ({ distances }) => distances[0] ?? 0),
  };
}
