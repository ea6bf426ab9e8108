import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { ExportedFile } from '@odr/entities';

import { HashedFiles } from './hashed-files.js';

/** Where an export grows out of sight; it appears under its id all at once, when every byte of it is on disk. */
export class ExportFolder {
  /** What is large is written by these. */
  readonly files = new HashedFiles();

  private constructor(
    readonly path: string,
    private readonly target: string,
  ) {}

  /** Starts over: what an attempt that was killed left behind is removed. */
  static async begin(root: string, id: string): Promise<ExportFolder> {
    await mkdir(root, { recursive: true, mode: 0o700 });
    for (const name of await readdir(root)) {
      if (name.startsWith(`${id}.`) && name.endsWith('.part'))
        await rm(join(root, name), { recursive: true, force: true });
    }
    const path = join(root, `${id}.${randomUUID()}.part`);
    await mkdir(path);
    return new ExportFolder(path, exportPath(root, id));
  }

  /**
   * Makes all files durable, sums them up, and puts the folder in its place.
   * @param sums the name of a list of their checksums that goes with them, as `sha256sum -c` reads it
   */
  async publish(sums?: string): Promise<ExportedFile[]> {
    const files: ExportedFile[] = [];
    for (const path of await filesOf(this.path)) files.push(await this.durable(path));
    if (sums !== undefined) {
      const path = join(this.path, sums);
      await writeFile(path, files.map((file) => `${file.sha256}  ${file.path}\n`).join(''));
      files.push(await this.durable(path));
    }
    for (const folder of new Set([this.path, ...files.map((file) => dirname(join(this.path, file.path)))]))
      await sync(folder);
    // A finished folder without its row: the attempt before died between the two, and this one has the same to say.
    await rm(this.target, { recursive: true, force: true });
    await rename(this.path, this.target);
    await sync(dirname(this.target));
    return files;
  }

  private async durable(path: string): Promise<ExportedFile> {
    await sync(path);
    return { name: basename(path), path: relative(this.path, path), ...(await this.files.sumOf(path)) };
  }

  /** Removes what was not published; safe to call afterwards too. */
  async discard(): Promise<void> {
    await this.files.close();
    await rm(this.path, { recursive: true, force: true });
  }
}

/** The folder of a finished export. */
export const exportPath = (root: string, id: string): string => join(root, id);

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
