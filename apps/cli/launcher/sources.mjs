import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const NEVER_BUILT = /(\.(db-|e2e-)?spec\.ts|\/testing\/.*)$/;

/**
 * One hash over the names and contents of all files under the given paths. Times are left out: a fresh clone, a copied
 * folder or a switched branch changes them without changing what would be built.
 * @param {string} root
 * @param {readonly string[]} paths files and folders, relative to root; absent ones count as absent
 * @returns {Promise<string>} 64 hex digits
 */
export async function fingerprint(root, paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesUnder(root, path)) {
      hash.update(`${file}\0`).update(
        createHash('sha256')
          .update(await readFile(join(root, file)))
          .digest(),
      );
    }
  }
  return hash.digest('hex');
}

async function filesUnder(root, path) {
  const kind = await stat(join(root, path)).catch(() => undefined);
  if (kind === undefined) return [];
  if (kind.isFile()) return NEVER_BUILT.test(path) ? [] : [path];
  const names = (await readdir(join(root, path))).sort();
  const nested = await Promise.all(names.map((name) => filesUnder(root, `${path}/${name}`)));
  return nested.flat();
}
