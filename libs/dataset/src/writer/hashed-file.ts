import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

import { BLOCK_BYTES, type DiskThread } from './disk-thread.js';

const UTF8 = new TextEncoder();
/** At most so many bytes of UTF-8 are one unit of a string. */
const WIDEST = 3;

/** What a file asks of those who keep all of them. */
export interface Keeper {
  /** Started for the first file that outgrows a block. */
  thread(): DiskThread;
  /** Told the hash of all of it, while it is still open. */
  keep(file: FileHandle, sha256: string): Promise<void>;
}

/** A file that grows at its end, by the block: a thread writes and hashes one while the next is filled. */
export class HashedFile {
  private block: Uint8Array<ArrayBuffer> | undefined;
  private filled = 0;
  private handedOver = 0;
  private isOpen = true;

  private constructor(
    private readonly file: FileHandle,
    private readonly keeper: Keeper,
  ) {}

  static async create(path: string, keeper: Keeper): Promise<HashedFile> {
    return new HashedFile(await open(path, 'wx'), keeper);
  }

  /** Bytes so far. */
  get size(): number {
    return this.handedOver + this.filled;
  }

  /** One after the other. @throws what went wrong with something written before */
  async write(part: Uint8Array | string): Promise<void> {
    if (typeof part === 'string') return this.writeText(part);
    for (let from = 0; from < part.length;) {
      const room = await this.room(1);
      const piece = part.subarray(from, from + room.length);
      room.set(piece);
      this.filled += piece.length;
      from += piece.length;
    }
  }

  /** When every byte is on disk. */
  async close(): Promise<void> {
    try {
      await this.keeper.keep(this.file, this.handedOver > 0 ? await this.writeRest() : await this.writeAlone());
    } finally {
      this.isOpen = false;
      await this.file.close();
    }
  }

  /** Closes it as it is, after a failure; nothing is left to do for one that is closed. */
  async abort(): Promise<void> {
    if (!this.isOpen) return;
    this.isOpen = false;
    // Its descriptor may soon be another file's, so the thread has to be done with it; what failed is known.
    if (this.handedOver > 0) await this.end().catch(() => undefined);
    await this.file.close();
  }

  private async writeText(text: string): Promise<void> {
    if (text.length * WIDEST > BLOCK_BYTES) return this.write(Buffer.from(text));
    // On a line of its own: a sum reads its left side before it waits for its right side.
    const room = await this.room(text.length * WIDEST);
    this.filled += UTF8.encodeInto(text, room).written;
  }

  /** What is free of the block that is filled, or of a new one where that is too little. */
  private async room(bytes: number): Promise<Uint8Array> {
    if (this.block && BLOCK_BYTES - this.filled < bytes) await this.handOver();
    this.block ??= new Uint8Array(this.handedOver > 0 ? this.keeper.thread().block() : new ArrayBuffer(BLOCK_BYTES));
    return this.block.subarray(this.filled);
  }

  private async handOver(): Promise<void> {
    const { block, filled } = this;
    if (!block) return;
    this.block = undefined;
    this.filled = 0;
    this.handedOver += filled;
    await this.keeper.thread().write(this.file.fd, block.buffer, filled);
  }

  private async writeRest(): Promise<string> {
    try {
      await this.handOver();
    } catch (error) {
      await this.end().catch(() => undefined);
      throw error;
    }
    return this.end();
  }

  private end(): Promise<string> {
    return this.keeper.thread().end(this.file.fd);
  }

  /** Nobody starts a thread for less than a block. */
  private async writeAlone(): Promise<string> {
    const bytes = this.block?.subarray(0, this.filled) ?? new Uint8Array();
    await this.file.writeFile(bytes);
    await this.file.datasync();
    return createHash('sha256').update(bytes).digest('hex');
  }
}
