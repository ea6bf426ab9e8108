import { nearestPoints, type NearPoints } from './landmark-index.js';
import { inFrame, type MapModel } from './map-model.js';
import { matrix, normaliseRows, type Matrix } from './matrix.js';
import { memberships } from './membership.js';
import { pull, push, step } from './forces.js';
import { project } from './principal-components.js';
import { regionAt } from './regions.js';
import { seeded } from './seeded.js';

/** Where things belong on a map. */
export interface Placed {
  /** x and y of each in turn, in the unit square. */
  readonly positions: Float32Array;
  readonly regions: Int32Array;
  /** How far each is from the landmark nearest to it, in units of the model's `gap`: above 1 it is like little that was there. */
  readonly strangeness: Float32Array;
}

const { floor } = Math;
const EPOCHS = 30;
const FIRST_STEP = 0.25;
const STRANGERS = 5;
/** Nearer is the landmark itself, or a copy of it; the rest is rounding. */
const SAME = 1e-4;

/**
 * Finds the places of vectors among landmarks that stay: the middle of the nearest ones, then a few steps of the same forces
 * that placed those (the transform of UMAP). Each depends on its seed and the model alone, not on what is placed with it.
 * @param vectors are normalised in place where the model asks for it
 * @param seeds one for each vector
 */
export function place(model: MapModel, vectors: Matrix, seeds: ArrayLike<number>): Placed {
  if (model.isNormalised) normaliseRows(vectors);
  const points = project(vectors, model.components);
  const positions = matrix(points.rows, 2).values;
  const strangeness = new Float32Array(points.rows);
  for (let row = 0; row < points.rows; row++) {
    const near = nearestPoints(model.index, points, row, Math.min(model.neighbours, model.index.points.rows));
    strangeness[row] = (near.distances[0] ?? 0) / (model.gap || 1);
    positions.set(placeOne(model, near, seeds[row] ?? 0), 2 * row);
  }
  const framed = inFrame(positions, model.frame);
  return { positions: framed, strangeness, regions: regionAt(model.regions, framed) };
}

function placeOne({ layout }: MapModel, near: NearPoints, seed: number): [number, number] {
  const landmark = near.at[0] ?? 0;
  if ((near.distances[0] ?? 0) < SAME) return [layout[2 * landmark] ?? 0, layout[2 * landmark + 1] ?? 0];
  const weights = memberships(near);
  let [x, y, sum] = [0, 0, 0];
  near.at.forEach((at, place) => {
    if (at < 0) return;
    const weight = weights[place] ?? 0;
    x += weight * (layout[2 * at] ?? 0);
    y += weight * (layout[2 * at + 1] ?? 0);
    sum += weight;
  });
  return settle([x / (sum || 1), y / (sum || 1)], layout, near.at, weights, seeded(seed));
}

function settle(
  start: [number, number],
  layout: Float32Array,
  near: Int32Array,
  weights: Float32Array,
  random: () => number,
): [number, number] {
  let [x, y] = start;
  const move = (at: number, rate: number, force: (squared: number) => number): void => {
    const [dx, dy] = [x - (layout[2 * at] ?? 0), y - (layout[2 * at + 1] ?? 0)];
    const strength = force(dx * dx + dy * dy);
    x += rate * step(strength, dx);
    y += rate * step(strength, dy);
  };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = FIRST_STEP * (1 - epoch / EPOCHS);
    for (let place = 0; place < near.length; place++) {
      const at = near[place] ?? -1;
      if (at < 0 || random() > (weights[place] ?? 0)) continue;
      move(at, rate, pull);
      for (let stranger = 0; stranger < STRANGERS; stranger++) move(floor((random() * layout.length) / 2), rate, push);
    }
  }
  return [x, y];
}
