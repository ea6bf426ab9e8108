import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Forbidden, mayDo, type Principal } from '@odr/access';
import { FolderNotAllowed } from '../import.errors.js';
import { IMPORT_CONFIG, type ImportConfig } from '../import.config.js';
import type { JsonObject } from '../import-source.js';

/** Which folders of the server an import may read. */
@Injectable()
export class DirectoryDoor {
  constructor(@Inject(IMPORT_CONFIG) private readonly config: ImportConfig) {}

  /** @throws Forbidden, FolderNotAllowed */
  async assertOpen(actor: Principal, options: JsonObject | undefined): Promise<void> {
    if (!mayDo(actor, 'import.manage_any')) throw new Forbidden('import.manage_any');
    await this.enter(options);
  }

  /**
   * The folder to read, with every symbolic link on the way to it resolved.
   * @throws FolderNotAllowed also when there is no such folder: the answer must not tell what the server holds
   */
  async enter(options: JsonObject | undefined): Promise<string> {
    const path = options?.['path'];
    if (typeof path === 'string' && isAbsolute(path) && !path.includes('\0')) {
      const real = await realpath(path).catch(() => undefined);
      for (const folder of this.config.folders) {
        const root = await realpath(folder).catch(() => undefined);
        if (real && root && isInside(root, real) && (await stat(real)).isDirectory()) return real;
      }
    }
    throw new FolderNotAllowed(this.config.folders);
  }
}

/** Whether the path is the folder or lies in it. Both have to be real paths. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`));
}
