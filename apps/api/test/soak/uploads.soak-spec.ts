import { createHash, randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiProcess } from '../support/api-process.js';
import { cuttingProxy } from '../support/cutting-proxy.js';
import { freePort, StartCommand, type Announcement } from '../support/start-command.js';
import { uploadByTus } from '../support/tus.js';
import { until } from '../support/waiting.js';
import { acceptedSignIn, aged, databaseOf, filesUnder, killed, settingsOf } from './installation.js';
import { aNoise, PieceByPiece } from './piece-by-piece.js';

const GIGABYTE = 1_000_000_000;
const KILLS = 100;
const UPLOADERS = 3;
/** A token lasts 15 minutes. */
const RENEW_MS = 5 * 60_000;

const API = /apps\/api\/src\/main/;
const WORKER = /apps\/worker\/src\/main/;

describe('resumable uploads', () => {
  let folder: string;
  let dataDir: string;
  let system: StartCommand;
  let told: Announcement;
  let token: string;
  /** What a test that failed leaves running. */
  const leftovers: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odr-soak-'));
    dataDir = join(folder, 'data');
    system = await StartCommand.run({ dataDir, logFile: join(folder, 'start.log') });
    told = await system.ready(240_000);
  }, 300_000);
  // Tokens last shorter than both tests together.
  beforeEach(async () => {
    token = await acceptedSignIn(told);
  });

  afterAll(async () => {
    for (const stop of leftovers) await stop();
    await system.interrupt();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('carry a gigabyte over a line that is cut every few seconds', async () => {
    const line = await cuttingProxy(told.url, { afterMs: () => randomInt(1_000, 4_000) });
    const hash = createHash('sha256');
    const chunk = randomBytes(1_000_000);
    async function* file(): AsyncGenerator<Buffer> {
      for (let sent = 0; sent < GIGABYTE; sent += chunk.length) {
        chunk.writeUInt32LE(sent / chunk.length);
        hash.update(chunk);
        yield Buffer.from(chunk);
      }
    }
    // A stream is read once: what was on a lost line is sent again from the client's buffer of one piece.
    const { uploadUrl } = await uploadByTus(line.url, token, Readable.from(file(), { objectMode: false }), {
      metadata: { purpose: 'import', filename: 'gigabyte.bin' },
      uploadSize: GIGABYTE,
      chunkSize: 50_000_000,
    });
    const cuts = line.cuts();
    line.close();
    const upload = await fetch(uploadUrl.replace(line.url, told.url), {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await upload.json()).toMatchObject({ state: 'ready', length: GIGABYTE, sha256: hash.digest('hex') });
    process.stderr.write(`a gigabyte came through ${cuts} cuts\n`);
    expect(cuts).toBeGreaterThan(1);
  }, 900_000);

  it('lose no acknowledged byte when processes are killed, and keep each file once', async () => {
    // One of our own beside the installation's: its launcher would wait ten seconds before it starts a process again that
    // keeps dying, and the moments between are what this is about.
    const settings = { ...(await settingsOf(dataDir, API)), PORT: String(await freePort()) };
    let api = await ApiProcess.start(settings, folder);
    const stopApi = (): Promise<void> => api.stop();
    leftovers.push(stopApi);
    let isKilling = true;
    const finished = new Map<string, string>();
    const uploading = Promise.all(
      Array.from({ length: UPLOADERS }, async () => {
        while (isKilling) {
          const bytes = await aNoise();
          const { sha256, contentId } = await new PieceByPiece(api.url, () => token, bytes).send();
          finished.set(sha256, contentId);
        }
      }),
    );
    uploading.catch(() => undefined); // awaited below; a failure waits until then
    let kills = 0;
    let signedInAt = Date.now();
    while (kills < KILLS) {
      await sleep(randomInt(50, 2_000));
      await api.kill();
      kills += 1 + (await killed(dataDir, WORKER));
      api = await ApiProcess.start(settings, folder);
      if (Date.now() - signedInAt > RENEW_MS) {
        token = await acceptedSignIn({ ...told, url: api.url });
        signedInAt = Date.now();
      }
    }
    isKilling = false;
    await uploading;
    await stopApi();

    const database = await databaseOf(dataDir);
    const { rows } = await database.query<{ id: string; sha256: string }>(`SELECT id, sha256 FROM content`);
    const { rows: unfinished } = await database.query(
      `SELECT id FROM content_upload WHERE finished_at IS NULL AND received > 0`,
    );
    // Those for an import wait for it; one that was begun in the moment of a kill may be unknown to its client, and expires.
    const { rows: kept } = await database.query<{ id: string }>(
      `SELECT id FROM content_upload WHERE purpose = 'import' OR finished_at IS NULL`,
    );
    await database.end();
    process.stderr.write(`${rows.length} files through ${kills} kills\n`);
    expect(new Map(rows.map(({ id, sha256 }) => [sha256, id]))).toEqual(finished);
    expect(rows.length).toBe(finished.size);
    expect(unfinished).toEqual([]);
    // What a crash left beside them goes once it is no longer young, behind the scans of all these pictures.
    const growing = join(dataDir, 'blobs', 'growing');
    await aged(growing, 2 * 60 * 60_000);
    await killed(dataDir, WORKER); // sweeps when it starts
    await until(
      'nothing is left behind',
      async () => {
        const left = (await filesUnder(growing)).filter(({ path }) => !kept.some(({ id }) => id === basename(path)));
        return left.length === 0;
      },
      900_000,
    );
    expect((await filesUnder(join(dataDir, 'blobs', 'sealed'))).map(({ sha256 }) => sha256).sort()).toEqual(
      [...finished.keys()].sort(),
    );
  }, 2_700_000);
});
