import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

import type { HashedFile } from './hashed-file.js';
import type { HashedFiles } from './hashed-files.js';

const BLOCK = 512;
/** An empty tar ends with two empty blocks, and GNU tar fills up to ten kilobytes; readers take either. */
const END = Buffer.alloc(2 * BLOCK);
const NOTHING = Buffer.alloc(BLOCK);

/** A tar that is the same whenever it is written: ustar, no time, no owner, mode 0644, files in the order they come. */
export class TarFile {
  private constructor(private readonly file: HashedFile) {}

  static async create(files: HashedFiles, path: string): Promise<TarFile> {
    return new TarFile(await files.create(path));
  }

  /** Bytes so far. */
  get size(): number {
    return this.file.size;
  }

  /** @param name at most 100 bytes, no leading slash */
  async add(name: string, bytes: Uint8Array): Promise<void> {
    for (const part of [header(name, bytes.length), bytes, paddingOf(bytes.length)]) await this.file.write(part);
  }

  /** The same for what is a file already, without holding it. */
  async addFile(name: string, path: string): Promise<void> {
    const { size } = await stat(path);
    await this.file.write(header(name, size));
    for await (const chunk of createReadStream(path)) await this.file.write(chunk as Buffer);
    await this.file.write(paddingOf(size));
  }

  async finish(): Promise<void> {
    await this.file.write(END);
    await this.file.close();
  }

  /** Closes without an end, after a failure. */
  abort(): Promise<void> {
    return this.file.abort();
  }
}

const paddingOf = (sizeBytes: number): Uint8Array => NOTHING.subarray(0, (BLOCK - (sizeBytes % BLOCK)) % BLOCK);

function header(name: string, sizeBytes: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new RangeError(`A tar has no room for the name ${name}.`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');
  block.write(name, 0);
  block.write(`${octal(0o644, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0${octal(sizeBytes, 11)}\0${octal(0, 11)}\0`, 100);
  block.write('        0', 148);
  block.write('ustar\u000000', 257);
  let sum = 0;
  for (const byte of block) sum += byte;
  block.write(`${octal(sum, 6)}\0 `, 148);
  return block;
}
