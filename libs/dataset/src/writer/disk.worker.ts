// Runs in a thread of its own: writing and hashing a gigabyte takes a second of pure CPU.
import { createHash } from 'node:crypto';
import { fdatasync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { parentPort } from 'node:worker_threads';

import type { DiskAnswer, DiskTask } from './disk-task.js';

/** So much at a time goes on its way to the disk while what follows is made, so that there is little to wait for at the end. */
const SYNC_BYTES = 32 << 20;

const sync = promisify(fdatasync);
const tell = (answer: DiskAnswer, transfer: ArrayBuffer[] = []): void => parentPort?.postMessage(answer, transfer);

class GrowingFile {
  private readonly hash = createHash('sha256');
  private unsynced = 0;
  private syncing: Promise<void> | undefined;
  private hasFailed = false;

  constructor(private readonly file: number) {}

  write(bytes: Uint8Array): void {
    if (this.hasFailed) return; // it would stand in the wrong place
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(this.file, bytes, written);
    } catch (error) {
      return this.fail(error);
    }
    this.hash.update(bytes);
    this.unsynced += bytes.length;
    if (this.unsynced >= SYNC_BYTES && !this.syncing) this.syncing = this.sync();
  }

  /** Every byte is on disk then, unless it has failed. */
  async end(): Promise<void> {
    await this.syncing;
    if (!this.hasFailed) await this.sync();
    tell({ kind: 'ended', file: this.file, sha256: this.hash.digest('hex') });
  }

  private async sync(): Promise<void> {
    this.unsynced = 0;
    try {
      await sync(this.file);
    } catch (error) {
      this.fail(error);
    }
    this.syncing = undefined;
  }

  /** Whoever writes is in another thread, where it is thrown. */
  private fail(error: unknown): void {
    this.hasFailed = true;
    const { code, message } = error as NodeJS.ErrnoException;
    tell({ kind: 'failed', file: this.file, code, message });
  }
}

const growing = new Map<number, GrowingFile>();

parentPort?.on('message', (task: DiskTask) => {
  const file = growing.get(task.file) ?? new GrowingFile(task.file);
  if (task.kind === 'end') {
    growing.delete(task.file);
    void file.end();
    return;
  }
  growing.set(task.file, file);
  file.write(new Uint8Array(task.block, 0, task.length));
  tell({ kind: 'free', block: task.block }, [task.block]);
});
