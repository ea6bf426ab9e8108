import { createReadStream } from 'node:fs';
import { constants, lstat, open, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { failed, type Container, type ContainerEntry } from '../archive/container.js';
import { ItemRefused } from '../import.errors.js';
import type { JsonObject } from '../import-source.js';
import { isInside } from './directory-door.js';

/** Deeper than anybody sorts their pictures. */
const MAX_DEPTH = 64;

/** A folder of the server. Symbolic links are told about and never followed, also those made while it is read. */
export class FolderContainer implements Container {
  /** @param root a real path */
  constructor(private readonly root: string) {}

  entries(): AsyncGenerator<ContainerEntry> {
    return this.walk('', 0);
  }

  async *open(locator: JsonObject): AsyncGenerator<Uint8Array> {
    const path = join(this.root, String(locator['path']));
    const real = await realpath(path).catch(() => undefined);
    if (real !== path || !isInside(this.root, real)) throw new ItemRefused(GONE);
    // Whoever swaps the file for a link between the look and the opening gets an error instead of the link's target.
    const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
      () => undefined,
    );
    if (!handle) throw new ItemRefused(GONE);
    try {
      if (!(await handle.stat()).isFile()) throw new ItemRefused(GONE);
      yield* createReadStream('', { fd: handle, autoClose: false }) as AsyncIterable<Buffer>;
    } finally {
      await handle.close();
    }
  }

  /** In the order of the names, so that a listing that starts over comes in the same order. */
  private async *walk(folder: string, depth: number): AsyncGenerator<ContainerEntry> {
    const names = (await readdir(join(this.root, folder), { withFileTypes: true })).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    );
    for (const found of names) {
      const path = join(folder, found.name);
      if (found.isDirectory()) {
        if (depth < MAX_DEPTH) yield* this.walk(path, depth + 1);
        continue;
      }
      const { size } = await lstat(join(this.root, path));
      const refusal = found.isSymbolicLink()
        ? failed('import.link', 'A link to something else. Links are never followed.')
        : found.isFile()
          ? undefined
          : failed('import.not_a_file', 'A device or a pipe, not a file.');
      yield { path: path.split(sep).join('/'), sizeBytes: size, locator: { path }, refusal };
    }
  }
}

const GONE = failed('import.file_gone', 'The file is no longer there, or has become a link.');
