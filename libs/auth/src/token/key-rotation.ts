import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { authConfig } from '../auth.config.js';
import { keyNames, placedAt, placeKey } from './key-folder.js';
import { SETTLING_MS } from './key-ring.js';

const ENDING = '.pem';

/**
 * Adds a key that signs from now on, in every process within about a minute; all earlier ones go on verifying.
 * @returns its file
 */
export async function rotateKeys(dir: string, now = new Date()): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const name = nameAfter((await keyNames(dir)).at(-1), now);
  if (!(await placeKey(dir, name))) throw new Error(`${join(dir, name)} is there already; try again in a second.`);
  return join(dir, name);
}

/** What became of the keys that do not sign any more. */
export interface Retirement {
  readonly removed: readonly string[];
  /** Still needed: tokens that they signed may be good until then. */
  readonly kept: readonly { readonly file: string; readonly until: Date }[];
}

/** Removes the keys whose last token has expired. The one that signs is never among them. */
export async function retireKeys(dir: string, now = new Date()): Promise<Retirement> {
  const names = await keyNames(dir);
  const superseded = await Promise.all(
    names.slice(0, -1).map(async (name, index) => {
      const nextAtMs = await placedAt(join(dir, names[index + 1] ?? name));
      return { file: join(dir, name), until: new Date(nextAtMs + lastTokenMs()) };
    }),
  );
  const removed = superseded.filter(({ until }) => until <= now).map(({ file }) => file);
  for (const file of removed) await rm(file, { force: true });
  return { removed, kept: superseded.filter(({ until }) => until > now) };
}

/** A process signs with the older key until it notices the newer one; the token it makes then lives its whole life. */
function lastTokenMs(): number {
  const { keysReloadSeconds, accessTokenSeconds } = authConfig();
  return SETTLING_MS + (keysReloadSeconds + accessTokenSeconds) * 1_000;
}

/** Named by the time, and behind what is there, however that is named. */
function nameAfter(last: string | undefined, now: Date): string {
  const time = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const name = `${time}${ENDING}`;
  // An underscore sorts behind the dot of the ending.
  return last === undefined || name > last ? name : `${last.slice(0, -ENDING.length)}_${time}${ENDING}`;
}
