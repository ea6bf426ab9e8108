import type { BlobSpace, BlobStore } from '@odr/platform';

const BLOCK_BYTES = 65_536;

/** Reads pieces of a blob anywhere in it. Keeps one block, so that reading on costs little and memory stays flat. */
export class BlockReader {
  private block: Buffer = Buffer.alloc(0);
  private blockAt = 0;

  /** @param shift where its first byte lies in the blob */
  constructor(
    private readonly blobs: BlobStore,
    private readonly space: BlobSpace,
    private readonly sha256: string,
    readonly sizeBytes: number,
    private readonly shift = 0,
  ) {}

  /** The same bytes, beginning later. */
  from(shift: number): BlockReader {
    return new BlockReader(this.blobs, this.space, this.sha256, this.sizeBytes - shift, this.shift + shift);
  }

  /** @returns fewer bytes than asked for only at the end */
  async read(position: number, length: number): Promise<Buffer> {
    const end = Math.min(position + length, this.sizeBytes);
    if (end <= position) return Buffer.alloc(0);
    if (position < this.blockAt || end > this.blockAt + this.block.length) {
      this.block = await this.fetch(position, Math.min(Math.max(end, position + BLOCK_BYTES), this.sizeBytes));
      this.blockAt = position;
    }
    return this.block.subarray(position - this.blockAt, end - this.blockAt);
  }

  /** The bytes of a range as they come. */
  async *stream(position: number, length: number): AsyncGenerator<Uint8Array> {
    if (length === 0) return;
    const start = this.shift + position;
    yield* (await this.blobs.open(this.space, this.sha256, {
      start,
      end: start + length - 1,
    })) as AsyncIterable<Buffer>;
  }

  private async fetch(position: number, end: number): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.stream(position, end - position)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
}
