import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { processesOf } from '../support/processes.js';
import type { Announcement } from '../support/start-command.js';

/** Signs the administrator in, and accepts what has to be accepted before contributing. @returns the access token */
export async function acceptedSignIn({ url, email, password }: Announcement): Promise<string> {
  const post = (path: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const { accessToken } = (await (await post('/auth/login?mode=token', { email, password })).json()) as {
    accessToken: string;
  };
  const headers = { authorization: `Bearer ${accessToken}` };
  const { version } = (await (await fetch(`${url}/api/v1/dco`, { headers })).json()) as { version: string };
  await post('/dco/acceptances', { version }, headers);
  return accessToken;
}

/** The settings that the installation gave one of its processes. */
export async function settingsOf(dataDir: string, pattern: RegExp): Promise<Readonly<Record<string, string>>> {
  const found = (await processesOf(dataDir)).find(({ command }) => pattern.test(command));
  const environ = await readFile(`/proc/${found?.pid ?? 'self'}/environ`, 'utf8');
  return Object.fromEntries(
    environ.split('\0').flatMap((pair) => {
      const at = pair.indexOf('=');
      return at > 0 ? [[pair.slice(0, at), pair.slice(at + 1)] as const] : [];
    }),
  );
}

/** Kills processes of one installation whose command line matches. @returns how many */
export async function killed(dataDir: string, pattern: RegExp): Promise<number> {
  const found = (await processesOf(dataDir)).filter(({ command }) => pattern.test(command));
  for (const { pid } of found) process.kill(pid, 'SIGKILL');
  return found.length;
}

/** A connection of its own: the check must not trust the code it checks. */
export async function databaseOf(dataDir: string): Promise<pg.Client> {
  const read = async (name: string): Promise<string> =>
    (await readFile(join(dataDir, 'postgres', name), 'utf8')).trim();
  const [port, password] = await Promise.all([read('port'), read('password')]);
  const client = new pg.Client({ host: '127.0.0.1', port: Number(port), user: 'postgres', password, database: 'odr' });
  await client.connect();
  return client;
}

/** Every file of a folder, with the hash of its bytes. */
export async function filesUnder(folder: string): Promise<{ readonly path: string; readonly sha256: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.map(async (path) => ({ path, sha256: await hashOf(path) })));
}

/** Makes the files of a folder look this much older, for whoever leaves young ones alone. */
export async function aged(folder: string, byMs: number): Promise<void> {
  const then = new Date(Date.now() - byMs);
  for (const { path } of await filesUnder(folder)) await utimes(path, then, then);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
