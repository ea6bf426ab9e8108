import { buildIndex, type LandmarkIndex } from './landmark-index.js';
import { layOut } from './layout.js';
import { matrix, normaliseRows, type Matrix } from './matrix.js';
import { neighbourGraph } from './neighbour-graph.js';
import { principalComponents, project, type PrincipalComponents } from './principal-components.js';
import { regionsOf, type Regions } from './regions.js';
import { seeded } from './seeded.js';

/** All that is needed to find the place of a vector on a map. */
export interface MapModel {
  readonly components: PrincipalComponents;
  readonly index: LandmarkIndex;
  /** x and y of each point of the index, as they were laid out. */
  readonly layout: Float32Array;
  readonly frame: Frame;
  readonly regions: Regions;
  /** Of a hundred landmarks, 95 are nearer than this to the one nearest to them. */
  readonly gap: number;
  readonly isNormalised: boolean;
  readonly neighbours: number;
}

/** How a layout is brought into the unit square: both axes alike, the middle in the middle. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

export interface FitOptions {
  readonly seed: number;
  readonly neighbours: number;
  readonly components: number;
  readonly epochs: number;
  /** Whether vectors are compared by their direction alone. */
  readonly isNormalised: boolean;
  readonly onEpoch?: (done: number) => void;
}

/** With fewer than these, neighbours tell nothing: their two principal components are the map. */
export const FEW = 16;
const START_SIZE = 10;
const MARGIN = 0.04;

/** Draws a map of landmarks. @param vectors are normalised in place when that is asked for */
export function fitModel(vectors: Matrix, options: FitOptions): MapModel {
  const random = seeded(options.seed);
  if (options.isNormalised) normaliseRows(vectors);
  const components = principalComponents(vectors, options.components, random);
  const { index } = buildIndex(project(vectors, components), random);
  const layout = startOf(index.points, random);
  const graph = neighbourGraph(index, options.neighbours);
  if (index.points.rows >= FEW) layOut(layout, graph, { ...options, random });
  const frame = frameOf(layout);
  const gap = graph.gaps.slice().sort()[Math.floor(graph.gaps.length * 0.95)] ?? 0;
  const regions = regionsOf(inFrame(layout, frame));
  const { isNormalised, neighbours } = options;
  return { components, index, layout, frame, regions, gap, isNormalised, neighbours };
}

/** Positions in the unit square. */
export const inFrame = (positions: Float32Array, { left, top, size }: Frame): Float32Array =>
  positions.map((position, at) => Math.min(Math.max((position - (at % 2 === 0 ? left : top)) / size, 0), ALMOST_ONE));

const ALMOST_ONE = 0.999_99;

/** The first two components: what is far apart stays so. A little noise keeps equal ones from staying on each other. */
function startOf({ values, rows, columns }: Matrix, random: () => number): Float32Array {
  const start = matrix(rows, 2).values;
  for (let row = 0; row < rows; row++)
    for (let axis = 0; axis < 2; axis++)
      start[2 * row + axis] = axis < columns ? (values[row * columns + axis] ?? 0) : 0;
  const most = start.reduce((largest, one) => Math.max(largest, Math.abs(one)), 0) || 1;
  return start.map((one) => (one / most) * START_SIZE + (random() - 0.5) * 0.001);
}

function frameOf(layout: Float32Array): Frame {
  const range = (axis: number): [number, number] =>
    layout.reduce<[number, number]>(
      ([low, high], position, at) =>
        at % 2 === axis ? [Math.min(low, position), Math.max(high, position)] : [low, high],
      [Infinity, -Infinity],
    );
  const [[left, right], [top, bottom]] = [range(0), range(1)];
  const size = Math.max(right - left, bottom - top, 1e-6) * (1 + 2 * MARGIN);
  return { left: (left + right - size) / 2, top: (top + bottom - size) / 2, size };
}
