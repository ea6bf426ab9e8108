import { ByteWriter } from 'hyparquet-writer';

import type { HashedFile } from './hashed-file.js';

/** What is shorter is gathered: a write for each would cost more than its bytes. */
const LARGE_BYTES = 1 << 14;

/** Takes what a Parquet writer makes, whole pages without copying them, and lets a file have it after each group of rows. */
export class ParquetSink extends ByteWriter {
  private waiting: Uint8Array[] = [];

  constructor(private readonly file: HashedFile) {
    super();
  }

  override appendBytes(bytes: Uint8Array): void {
    if (bytes.length < LARGE_BYTES) return super.appendBytes(bytes);
    this.putAside();
    // A page belongs to nobody else once it is made.
    this.waiting.push(bytes);
    this.offset += bytes.length;
  }

  async flush(): Promise<void> {
    this.putAside();
    const { waiting } = this;
    this.waiting = [];
    for (const bytes of waiting) await this.file.write(bytes);
  }

  /** After the writer has finished. */
  async close(): Promise<void> {
    await this.flush();
    await this.file.close();
  }

  abort(): Promise<void> {
    return this.file.abort();
  }

  private putAside(): void {
    if (this.index === 0) return;
    this.waiting.push(new Uint8Array(this.buffer.slice(0, this.index)));
    this.index = 0;
  }
}
