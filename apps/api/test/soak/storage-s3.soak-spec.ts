import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Server } from '@odr/platform/testing';
import type { ContentResponse } from '@odr/sdk';
import sharp from 'sharp';
import { acceptedSignIn } from './installation.js';
import { aPicture } from '../support/pictures.js';
import { StartCommand, type Announcement } from '../support/start-command.js';
import { uploadByTus } from '../support/tus.js';
import { until } from '../support/waiting.js';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The whole product on a store that is not its own disk; what lies in the store is read behind its back. */
describe('an installation that keeps its files in S3', () => {
  let folder: string;
  let store: S3Server;
  let bucket: string;
  let system: StartCommand;
  let told: Announcement;
  let token: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odr-s3-'));
    store = await S3Server.start();
    const settings = await store.bucket({ prefix: 'odr' });
    bucket = settings.bucket;
    system = await StartCommand.run({
      dataDir: join(folder, 'data'),
      logFile: join(folder, 'start.log'),
      env: {
        S3_BUCKET: bucket,
        S3_PREFIX: 'odr',
        S3_ENDPOINT: settings.endpoint ?? '',
        S3_ACCESS_KEY_ID: settings.credentials?.accessKeyId ?? '',
        S3_SECRET_ACCESS_KEY: settings.credentials?.secretAccessKey ?? '',
      },
    });
    told = await system.ready(120_000);
    token = await acceptedSignIn(told);
  }, 150_000);
  afterAll(async () => {
    await system.interrupt();
    await store.stop();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${told.url}/api/v1${path}`, { ...init, headers: { authorization: `Bearer ${token}` } });
  const processed = (id: string): Promise<ContentResponse> =>
    until(
      'the picture is processed',
      async () => {
        const content = (await (await ask(`/contents/${id}`)).json()) as ContentResponse;
        return content.processingState === 'done' && content;
      },
      60_000,
    );

  it('takes pictures in, whole and in pieces, and serves them from there', async () => {
    const [whole, pieces] = await Promise.all([aPicture(), aPicture({ width: 900, height: 700, format: 'png' })]);
    const form = new FormData();
    form.set('metadata', JSON.stringify({ license: 'CC0-1.0' }));
    form.set('file', new File([new Uint8Array(whole)], 'whole.jpg'));
    const made = (await (await ask('/contents', { method: 'POST', body: form })).json()) as ContentResponse;
    const { contentLocation } = await uploadByTus(told.url, token, pieces, {
      chunkSize: 100_000,
      metadata: { filename: 'pieces.png', license: 'CC0-1.0' },
    });
    const contents = [await processed(made.id), await processed(contentLocation?.split('/').at(-1) ?? '')];

    expect(contents.map((content) => content.sha256)).toEqual([sha256(whole), sha256(pieces)]);
    for (const { id } of contents) {
      const preview = await ask(`/contents/${id}/file?variant=preview`);
      expect(await sharp(await preview.arrayBuffer()).metadata()).toMatchObject({ format: 'webp' });
    }
    const kept = await store.keys(bucket);
    expect(kept.filter((key) => key.startsWith('odr/sealed/')).map((key) => key.split('/').at(-1))).toEqual(
      [sha256(whole), sha256(pieces)].sort(),
    );
    expect(kept.every((key) => key.startsWith('odr/'))).toBe(true);
    expect(await readdir(join(folder, 'data', 'blobs'))).not.toContain('sealed');
  }, 120_000);

  it('says that it is not ready while the store is away, and is again when it is back', async () => {
    const ready = async (): Promise<number> => (await fetch(`${told.url}/health/ready`)).status;
    expect(await ready()).toBe(200);
    await store.away();
    await until('it is told', async () => (await ready()) === 503, 30_000);
    await store.back();
    await until('it is ready again', async () => (await ready()) === 200, 30_000);
  }, 90_000);
});
