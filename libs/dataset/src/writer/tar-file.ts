import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';

const BLOCK = 512;
/** An empty tar ends with two empty blocks, and GNU tar fills up to ten kilobytes; readers take either. */
const END = Buffer.alloc(2 * BLOCK);
const NOTHING = Buffer.alloc(BLOCK);
/** Small files are gathered: a write for each would cost more than its bytes. */
const BUFFER = 1_000_000;

/**
 * A tar that is the same whenever it is written: ustar, no time, no owner, mode 0644, files in the order they come.
 * No more of it is held in memory than is worth a write.
 */
export class TarFile {
  private written = 0;
  private readonly waiting = Buffer.allocUnsafeSlow(BUFFER);
  private waitingBytes = 0;

  private constructor(private readonly file: FileHandle) {}

  static async create(path: string): Promise<TarFile> {
    return new TarFile(await open(path, 'wx'));
  }

  /** Bytes so far. */
  get size(): number {
    return this.written;
  }

  /** @param name at most 100 bytes, no leading slash */
  async add(name: string, bytes: Uint8Array): Promise<void> {
    const padding = paddingOf(bytes.length);
    for (const part of [header(name, bytes.length), bytes, padding]) await this.put(part);
    this.written += BLOCK + bytes.length + padding.length;
  }

  /** The same for what is a file already, without holding it. */
  async addFile(name: string, path: string): Promise<void> {
    const { size } = await stat(path);
    await this.flush();
    await this.file.appendFile(header(name, size));
    for await (const chunk of createReadStream(path)) await this.file.appendFile(chunk as Buffer);
    const padding = paddingOf(size);
    await this.file.appendFile(padding);
    this.written += BLOCK + size + padding.length;
  }

  async finish(): Promise<void> {
    await this.flush();
    await this.file.appendFile(END);
    await this.file.close();
  }

  /** Closes without an end, after a failure. */
  abort(): Promise<void> {
    return this.file.close();
  }

  /** Gathered in one buffer that is used again: a new one for each write would keep the collector busier than the disk. */
  private async put(bytes: Uint8Array): Promise<void> {
    if (this.waitingBytes + bytes.length > BUFFER) await this.flush();
    if (bytes.length > BUFFER) return this.file.appendFile(bytes);
    this.waiting.set(bytes, this.waitingBytes);
    this.waitingBytes += bytes.length;
  }

  private async flush(): Promise<void> {
    const { waitingBytes } = this;
    this.waitingBytes = 0;
    await this.file.appendFile(this.waiting.subarray(0, waitingBytes));
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
