import { Worker } from 'node:worker_threads';

import type { DiskAnswer, DiskTask } from './disk-task.js';

const isSource = import.meta.url.endsWith('.ts');
const PROGRAM = new URL(`disk.worker.${isSource ? 'ts' : 'js'}`, import.meta.url);
const REGISTER = new URL('../../../platform/src/testing/register-typescript.mjs', import.meta.url);

export const BLOCK_BYTES = 1 << 20;
/** One is filled while others are written; more would only wait. */
const MOST_WRITTEN = 4;

interface Ending {
  resolve(sha256: string): void;
  reject(error: Error): void;
}

/** A thread that writes and hashes files by the block, beside whoever fills the blocks. Close it in the end. */
export class DiskThread {
  private readonly worker = new Worker(PROGRAM, { execArgv: isSource ? ['--import', REGISTER.href] : [] });
  private readonly free: ArrayBuffer[] = [];
  private readonly waiting: (() => void)[] = [];
  private readonly failures = new Map<number, Error>();
  private readonly ending = new Map<number, Ending>();
  private written = 0;
  private death: Error | undefined;

  constructor() {
    this.worker.on('message', (answer: DiskAnswer) => this.hear(answer));
    this.worker.on('error', (error: unknown) => this.die(error instanceof Error ? error : new Error(String(error))));
    this.worker.on('exit', () => this.die(new Error('The thread that writes has ended.')));
  }

  /** An empty block, to be handed over by `write`. */
  block(): ArrayBuffer {
    return this.free.pop() ?? new ArrayBuffer(BLOCK_BYTES);
  }

  /**
   * Hands a block over, once there are not too many before it. It is on disk when `end` says so.
   * @throws what went wrong with an earlier one
   */
  async write(file: number, block: ArrayBuffer, length: number): Promise<void> {
    while (this.written >= MOST_WRITTEN && !this.death)
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    const failure = this.death ?? this.failures.get(file);
    if (failure) throw failure;
    this.written += 1;
    this.send({ kind: 'write', file, block, length }, [block]);
  }

  /**
   * When all of a file is on disk. Whether it succeeds or not: nothing is done to its descriptor any more.
   * @returns its hash
   * @throws what went wrong with one of its blocks
   */
  end(file: number): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.death) return reject(this.death);
      this.ending.set(file, { resolve, reject });
      this.send({ kind: 'end', file });
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private send(task: DiskTask, transfer: ArrayBuffer[] = []): void {
    this.worker.postMessage(task, transfer);
  }

  private hear(answer: DiskAnswer): void {
    if (answer.kind === 'free') {
      this.free.push(answer.block);
      this.written -= 1;
      this.waiting.shift()?.();
    } else if (answer.kind === 'failed') {
      const { file, code, message } = answer;
      this.failures.set(file, Object.assign(new Error(message), { code }));
    } else {
      const { file, sha256 } = answer;
      const [ending, failure] = [this.ending.get(file), this.failures.get(file)];
      this.ending.delete(file);
      this.failures.delete(file);
      if (failure) ending?.reject(failure);
      else ending?.resolve(sha256);
    }
  }

  private die(error: Error): void {
    this.death ??= error;
    for (const wake of this.waiting.splice(0)) wake();
    for (const { reject } of this.ending.values()) reject(this.death);
    this.ending.clear();
  }
}
