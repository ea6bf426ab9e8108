import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { aPicture } from '../support/pictures.js';
import { processesOf } from '../support/processes.js';
import { StartCommand, type Announcement } from '../support/start-command.js';
import { until } from '../support/waiting.js';

const PICTURES = 200;
const UPLOADERS = 4;

/** What dies, in the order of dying; each pattern is looked for in command lines. */
const VICTIMS = [/apps\/worker\/src\/main/, /apps\/api\/src\/main/, /(redis|valkey)/i];

interface Stored {
  readonly sha256: string;
  readonly processing_state: string;
}

describe('killing processes in the middle of an import', () => {
  let folder: string;
  let dataDir: string;
  let system: StartCommand;
  let told: Announcement;

  const start = async (env: Record<string, string> = {}): Promise<void> => {
    system = await StartCommand.run({ dataDir, logFile: join(folder, 'start.log'), env });
    const announced = await system.ready(240_000);
    told = { ...told, ...announced, password: announced.password ?? told?.password };
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odr-soak-'));
    dataDir = join(folder, 'data');
    await start();
  }, 300_000);

  afterAll(async () => {
    await system.interrupt();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('loses no acknowledged upload, keeps each once and leaves no orphan', async () => {
    const pictures = await Promise.all(Array.from({ length: PICTURES }, () => aPicture({ width: 320, height: 240 })));
    const token = await signIn(told);
    // The log of acknowledgements lives here, outside the system under test.
    const acknowledged = new Set<string>();
    const waiting = [...pictures.entries()];
    const uploading = allOf(UPLOADERS, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        acknowledged.add(await uploadUntilAcknowledged(told.url, token, next[1], `soak-${next[0]}.jpg`));
      }
    });
    for (const [index, victim] of VICTIMS.entries()) {
      await until('some uploads are through', async () => acknowledged.size >= (index + 1) * 40, 120_000);
      expect(await kill(dataDir, victim)).toBeGreaterThan(0);
    }
    await uploading;
    expect(acknowledged.size).toBe(PICTURES);

    const database = await databaseOf(dataDir);
    const stored = await until(
      'everything is processed',
      async () => {
        const { rows } = await database.query<Stored>(`SELECT sha256, processing_state FROM content`);
        return rows.every((row) => row.processing_state === 'done') && rows;
      },
      240_000,
    );
    expect(stored.map((row) => row.sha256).sort()).toEqual([...acknowledged].sort());
    expect(stored.map((row) => row.sha256).sort()).toEqual(pictures.map(sha256).sort());
    await database.end();

    // A new start sweeps what the killed ones left; without grace, because nothing is being uploaded now.
    await system.interrupt();
    await start({ CONTENT_ORPHAN_GRACE_MINUTES: '0' });
    await nothingIsOrphaned(dataDir);
  }, 900_000);
});

/** Runs side by side; a failure waits until someone awaits it. */
function allOf(count: number, work: () => Promise<void>): Promise<unknown> {
  const all = Promise.all(Array.from({ length: count }, work));
  all.catch(() => undefined);
  return all;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function signIn({ url, email, password }: Announcement): Promise<string> {
  const login = await fetch(`${url}/api/v1/auth/login?mode=token`, asJson({ email, password }));
  const { accessToken } = (await login.json()) as { accessToken: string };
  const headers = { authorization: `Bearer ${accessToken}` };
  const { version } = (await (await fetch(`${url}/api/v1/dco`, { headers })).json()) as { version: string };
  const accepted = await fetch(`${url}/api/v1/dco/acceptances`, asJson({ version }, headers));
  expect(accepted.status).toBeLessThan(300);
  return accessToken;
}

const asJson = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** Tries like a stubborn client: a broken connection or a 5xx is tried again, 201 and 409 (it is here already) are answers. */
async function uploadUntilAcknowledged(url: string, token: string, bytes: Buffer, name: string): Promise<string> {
  return until(
    `${name} is acknowledged`,
    async () => {
      const form = new FormData();
      form.set('metadata', JSON.stringify({ name, license: 'CC0-1.0' }));
      form.set('file', new File([new Uint8Array(bytes)], name));
      const init = { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form };
      const answer = await fetch(`${url}/api/v1/contents`, { ...init, signal: AbortSignal.timeout(20_000) });
      await answer.arrayBuffer();
      return (answer.status === 201 || answer.status === 409) && sha256(bytes);
    },
    120_000,
  );
}

/** @returns how many processes of this installation were killed */
async function kill(dataDir: string, pattern: RegExp): Promise<number> {
  const found = (await processesOf(dataDir)).filter(({ command }) => pattern.test(command));
  for (const { pid } of found) process.kill(pid, 'SIGKILL');
  await sleep(500);
  return found.length;
}

/** Its own connection: the check must not trust the code it checks. */
async function databaseOf(dataDir: string): Promise<pg.Client> {
  const read = async (name: string): Promise<string> =>
    (await readFile(join(dataDir, 'postgres', name), 'utf8')).trim();
  const [port, password] = await Promise.all([read('port'), read('password')]);
  const client = new pg.Client({ host: '127.0.0.1', port: Number(port), user: 'postgres', password, database: 'odr' });
  await client.connect();
  return client;
}

/** Every blob has its row and every row its blob, byte for byte; no temporary file is left. */
async function nothingIsOrphaned(dataDir: string): Promise<void> {
  const database = await databaseOf(dataDir);
  const { rows: sealed } = await database.query<{ sha256: string }>(`SELECT sha256 FROM content`);
  const { rows: published } = await database.query<{ sha256: string }>(
    `SELECT DISTINCT sha256 FROM content_derivative`,
  );
  await database.end();
  await until('garbage is collected', async () => (await hashesIn(dataDir, 'sealed')).length === sealed.length, 60_000);
  expect(await hashesIn(dataDir, 'sealed')).toEqual(sealed.map((row) => row.sha256).sort());
  expect(await hashesIn(dataDir, 'published')).toEqual(published.map((row) => row.sha256).sort());
  const temporary = await filesIn(join(dataDir, 'blobs', 'tmp'));
  expect(temporary).toEqual([]);
}

async function hashesIn(dataDir: string, space: string): Promise<string[]> {
  const files = await filesIn(join(dataDir, 'blobs', space));
  for (const file of files) expect(sha256(await readFile(file))).toBe(basename(file));
  return files.map((file) => basename(file)).sort();
}

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
