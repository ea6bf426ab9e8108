import { createHash, randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { underLock } from './cache-lock.js';

/** What is made here takes seconds. */
const LOCK_STALE_MS = 30_000;

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Contents of a file in the cache that is computed once a machine. One that is missing, cut short or changed is made anew; it appears
 * under its name only when it is whole, and of two processes that start at once one makes it.
 */
export async function madeFile(
  path: string,
  isWhole: (bytes: Uint8Array) => boolean,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  let bytes: Uint8Array | undefined;
  const isDone = async (): Promise<boolean> => {
    bytes ??= await readFile(path).then(
      (held) => (isWhole(held) ? held : undefined),
      () => undefined, // missing: it is about to be made
    );
    return bytes !== undefined;
  };
  const work = async (): Promise<void> => {
    bytes = await make();
    const unfinished = `${path}.${randomUUID()}.tmp`;
    try {
      await writeFile(unfinished, bytes, { flush: true });
      await rename(unfinished, path);
    } finally {
      await rm(unfinished, { force: true });
    }
  };
  await underLock(path, isDone, work, { staleMs: LOCK_STALE_MS });
  if (!bytes) throw new Error(`${path} could not be made.`);
  return bytes;
}
