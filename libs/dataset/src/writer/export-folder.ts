import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { ExportedFile } from '@odr/entities';

const PIECE_BYTES = 1 << 18;

/** Where an export grows out of sight; it appears under its id all at once, when every byte of it is on disk. */
export class ExportFolder {
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
   * Makes all files durable, hashes them, and puts the folder in its place.
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
    const { size } = await stat(path);
    return { name: basename(path), path: relative(this.path, path), size, sha256: await sha256Of(path) };
  }

  /** Removes what was not published; safe to call afterwards too. */
  discard(): Promise<void> {
    return rm(this.path, { recursive: true, force: true });
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

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path);
  // Read into again and again: a stream would leave a buffer for each piece to the collector.
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  try {
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, PIECE_BYTES);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
