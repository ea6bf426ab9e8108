import { join } from 'node:path';

import type { HashedFiles } from './hashed-files.js';
import { TarFile } from './tar-file.js';

/** Tars of one name, a new one once the last has grown beyond its size; a group of files is never parted. */
export class TarShards {
  private current: TarFile | undefined;
  private index = -1;

  /** @param nameOf the file name of a shard by its number */
  constructor(
    private readonly files: HashedFiles,
    private readonly folder: string,
    private readonly nameOf: (index: number) => string,
    private readonly maxBytes: number,
  ) {}

  /** How many there are. */
  get count(): number {
    return this.index + 1;
  }

  async add(files: readonly (readonly [name: string, bytes: Uint8Array | string])[]): Promise<void> {
    if (this.current && this.current.size >= this.maxBytes) await this.close();
    const tar = (this.current ??= await this.open());
    for (const [name, bytes] of files) await tar.add(name, typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  }

  /** A file of the disk, into the last one. */
  async addFile(name: string, path: string): Promise<void> {
    const tar = (this.current ??= await this.open());
    await tar.addFile(name, path);
  }

  /** Ends the current one, so that the next file begins another. */
  async close(): Promise<void> {
    await this.current?.finish();
    this.current = undefined;
  }

  async abort(): Promise<void> {
    await this.current?.abort();
    this.current = undefined;
  }

  private open(): Promise<TarFile> {
    this.index += 1;
    return TarFile.create(this.files, join(this.folder, this.nameOf(this.index)));
  }
}

export const five = (number: number): string => String(number).padStart(5, '0');
