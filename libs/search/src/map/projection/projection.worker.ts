// Runs in a thread of its own: laying out ten thousand landmarks takes half a minute of pure CPU.
import { parentPort } from 'node:worker_threads';
import { fitModel, type MapModel } from './map-model.js';
import { matrix, normaliseRows, rowOf } from './matrix.js';
import { decodeModel, encodeModel } from './model-code.js';
import { place } from './placement.js';
import { project } from './principal-components.js';
import { projectionQuality, type ComparedQuality } from './projection-quality.js';
import type { ProjectionAnswer, ProjectionTask } from './projection-task.js';

/** The map that is being drawn or filled. */
let model: MapModel | undefined;

parentPort?.on('message', (task: ProjectionTask) => {
  try {
    tell({ value: run(task) });
  } catch (error) {
    // Whoever asked is in another thread, where it is thrown again.
    tell({ error: error instanceof Error ? error.message : String(error) });
  }
});

const tell = (answer: ProjectionAnswer): void => parentPort?.postMessage(answer);

function run(task: ProjectionTask): unknown {
  if (task.kind === 'fit') {
    model = fitModel(task.vectors, { ...task.options, onEpoch: (epoch) => tell({ epoch }) });
    return encodeModel(model);
  }
  if (task.kind === 'load') {
    model = decodeModel(task.model);
    return undefined;
  }
  if (!model) throw new Error('There is no map to place anything on.');
  if (task.kind === 'measure') return measure(model, task);
  return place(model, task.vectors, task.seeds);
}

function measure({ components, isNormalised }: MapModel, task: ProjectionTask & { kind: 'measure' }): ComparedQuality {
  const { vectors, positions, neighbours } = task;
  if (isNormalised) normaliseRows(vectors);
  const projected = project(vectors, components);
  const plane = matrix(vectors.rows, 2);
  for (let row = 0; row < vectors.rows; row++) plane.values.set(rowOf(projected, row).subarray(0, 2), 2 * row);
  const quality = projectionQuality(vectors, positions, neighbours);
  return { ...quality, baseline: projectionQuality(vectors, plane, neighbours).trustworthiness };
}
