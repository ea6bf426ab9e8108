import { Piscina } from 'piscina';
import { ModelBusy } from './model.errors.js';

export interface ModelPoolOptions {
  readonly name: string;
  /** The worker's file. In a build it is JavaScript; under jest Node strips its types itself. */
  readonly worker: URL;
  readonly threads: number;
  readonly maxQueue: number;
  readonly idleTimeoutMs: number;
  readonly workerData?: unknown;
}

/**
 * Worker threads around one model file: started by the first task, a bounded queue in front, gone when unused.
 * Inference takes up to 0.6 s of pure CPU, which on the event loop would stop every other request.
 */
export class ModelPool {
  private pool: Piscina | undefined;
  private closed = false;

  constructor(private readonly options: ModelPoolOptions) {}

  /**
   * @throws ModelBusy when the queue is full
   * @throws whatever the worker threw
   */
  async run<T>(task: unknown, signal?: AbortSignal): Promise<T> {
    if (this.closed) throw new ModelBusy(this.options.name);
    const pool = (this.pool ??= this.start());
    try {
      return (await pool.run(task, { signal })) as T;
    } catch (error) {
      if (String(error).includes('Task queue is at limit')) throw new ModelBusy(this.options.name);
      throw error;
    }
  }

  /** Ends the threads; running tasks are rejected. */
  async close(): Promise<void> {
    this.closed = true;
    await this.pool?.destroy();
    this.pool = undefined;
  }

  private start(): Piscina {
    const { worker, threads, maxQueue, idleTimeoutMs, workerData } = this.options;
    return new Piscina({
      filename: worker.href,
      minThreads: 0,
      maxThreads: threads,
      maxQueue,
      idleTimeout: idleTimeoutMs,
      workerData,
      // The models' own asynchronous work must go on between tasks; Atomics.wait would freeze it.
      atomics: 'disabled',
      execArgv: [],
    });
  }
}

/** The worker beside the calling file, as built (`.js`) or as written (`.ts`). */
export const workerBeside = (importMetaUrl: string, name: string): URL =>
  new URL(`${name}${importMetaUrl.endsWith('.ts') ? '.ts' : '.js'}`, importMetaUrl);
