/** The curve 1 / (1 + a·d^2b) nearest to "together up to 0.1 apart, then less and less": UMAP's for min_dist 0.1, spread 1. */
const A = 1.576943460405378;
const B = 0.8950608781227859;
const { pow } = Math;
/** No step is longer: two points that lie on each other would fly apart. */
const LONGEST = 4;

const clipped = (step: number): number => (step > LONGEST ? LONGEST : step < -LONGEST ? -LONGEST : step);

/** How far a point is pulled along one axis, for a difference along it. */
export function pull(squared: number): number {
  if (squared <= 0) return 0;
  const power = pow(squared, B);
  return (-2 * A * B * (power / squared)) / (1 + A * power);
}

/** How far it is pushed away from one that is no neighbour. */
export const push = (squared: number): number => (2 * B) / ((0.001 + squared) * (1 + A * pow(squared, B)));

/** One step of a point for a force and a difference. */
export const step = (force: number, difference: number): number => clipped(force * difference);
