import { Worker } from 'node:worker_threads';
import type { FitOptions } from './map-model.js';
import type { Matrix } from './matrix.js';
import type { Placed } from './placement.js';
import type { ComparedQuality } from './projection-quality.js';
import type { ProjectionAnswer, ProjectionTask } from './projection-task.js';

const isSource = import.meta.url.endsWith('.ts');
const PROGRAM = new URL(`projection.worker.${isSource ? 'ts' : 'js'}`, import.meta.url);
const REGISTER = new URL('../../../../platform/src/testing/register-typescript.mjs', import.meta.url);

/** A thread that draws one map. It keeps the model, so vectors alone go there. One call at a time; close it in the end. */
export class ProjectionThread {
  private readonly worker = new Worker(PROGRAM, { execArgv: isSource ? ['--import', REGISTER.href] : [] });

  /** @param onEpoch told how many epochs of the layout are done. @returns the model as bytes */
  fit(vectors: Matrix, options: FitOptions): Promise<Uint8Array> {
    const { onEpoch, ...rest } = options;
    return this.run({ kind: 'fit', vectors, options: rest }, [vectors.values.buffer], onEpoch);
  }

  load(model: Uint8Array): Promise<void> {
    return this.run({ kind: 'load', model });
  }

  /** @param vectors are gone afterwards */
  place(vectors: Matrix, seeds: Uint32Array): Promise<Placed> {
    return this.run({ kind: 'place', vectors, seeds }, [vectors.values.buffer]);
  }

  /** How far the map can be believed, told by some that have their place. */
  measure(vectors: Matrix, positions: Matrix, neighbours: number): Promise<ComparedQuality> {
    return this.run({ kind: 'measure', vectors, positions, neighbours });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private run<T>(
    task: ProjectionTask,
    transfer: readonly ArrayBufferLike[] = [],
    onEpoch?: (epoch: number) => void,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const { worker } = this;
      const done = (settle: () => void): void => {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        settle();
      };
      const onMessage = (answer: ProjectionAnswer): void => {
        if ('epoch' in answer) return onEpoch?.(answer.epoch);
        done(() => ('error' in answer ? reject(new Error(answer.error)) : resolve(answer.value as T)));
      };
      const onError = (error: unknown): void =>
        done(() => reject(error instanceof Error ? error : new Error(String(error))));
      const onExit = (): void => done(() => reject(new Error('The thread that draws the map has ended.')));
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage(
        task,
        transfer.filter((buffer) => buffer instanceof ArrayBuffer),
      );
    });
  }
}
