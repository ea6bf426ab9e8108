import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportResponse } from '@odr/sdk';
import sharp from 'sharp';
import yazl from 'yazl';
import { StartCommand, type Announcement } from '../support/start-command.js';
import { until } from '../support/waiting.js';
import { acceptedSignIn, databaseOf, filesUnder, killed } from './installation.js';

const PICTURES = 3_000;
const KILLS = 100;
const PAUSE_MS = { least: 1_000, most: 8_000 };
const VICTIMS = [/apps\/worker\/src\/main/, /apps\/api\/src\/main/];

/** Each another file, cheap to draw and to decode. */
async function archive(): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (let index = 0; index < PICTURES; index += 1) {
    const background = { r: index % 256, g: index >> 8, b: 90 };
    const picture = sharp({ create: { width: 32, height: 24, channels: 3, background } });
    zip.addBuffer(await picture.png().toBuffer(), `${index}.png`, { compress: false });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('killing API and worker while an import runs', () => {
  let folder: string;
  let system: StartCommand;
  let told: Announcement;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odr-soak-imports-'));
    system = await StartCommand.run({ dataDir: join(folder, 'data'), logFile: join(folder, 'start.log'), env: {} });
    told = await system.ready(240_000);
  }, 300_000);

  afterAll(async () => {
    await system.interrupt();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('takes in each picture once, and loses none', async () => {
    const dataDir = join(folder, 'data');
    const headers = { authorization: `Bearer ${await acceptedSignIn(told)}` };
    const form = new FormData();
    form.set('metadata', JSON.stringify({ kind: 'archive', defaults: { license: 'CC0-1.0' } }));
    form.set('file', new File([new Uint8Array(await archive())], 'many.zip'));
    const made = await fetch(`${told.url}/api/v1/imports`, { method: 'POST', headers, body: form });
    const { id } = (await made.json()) as ImportResponse;

    for (let kills = 0; kills < KILLS;) {
      await sleep(randomInt(PAUSE_MS.least, PAUSE_MS.most));
      const victim = VICTIMS[randomInt(VICTIMS.length)];
      if (victim) kills += await killed(dataDir, victim);
    }

    const database = await databaseOf(dataDir);
    // What comes after intake has been killed often enough; waiting for its share of the machine would prove nothing more.
    await database.query(
      `INSERT INTO job_queue_pause (queue) VALUES ('scan'), ('derivative'), ('embedding'), ('search') ON CONFLICT DO NOTHING`,
    );
    const [found] = await until(
      'the import is done',
      async () => {
        const { rows } = await database.query<Record<string, unknown>>(
          `SELECT i.state, i.total, i.created, i.duplicate, i.failed, i.skipped, i.processing,
                  (SELECT count(*)::int FROM content) AS contents,
                  (SELECT count(DISTINCT t.content_id)::int FROM content_import_item t WHERE t.import_id = i.id AND t.state = 'done') AS items
             FROM content_import i WHERE i.id = $1`,
          [id],
        );
        return rows[0]?.['state'] === 'done' && rows;
      },
      1_800_000,
    );
    expect(found).toMatchObject({
      total: PICTURES,
      created: PICTURES,
      duplicate: 0,
      failed: 0,
      skipped: 0,
      processing: 0,
      contents: PICTURES,
      items: PICTURES,
    });
    const { rows: sealed } = await database.query<{ sha256: string }>(`SELECT sha256 FROM content`);
    await database.end();
    const kept = new Set((await filesUnder(join(dataDir, 'blobs', 'sealed'))).map(({ sha256 }) => sha256));
    expect(sealed.filter(({ sha256 }) => !kept.has(sha256))).toEqual([]);
  }, 3_600_000);
});
