import { setTimeout as sleep } from 'node:timers/promises';
import type { ContentId } from '@odr/kernel';
import { S3Server } from '@odr/platform/testing';

import { DatasetWorld, type Answer } from '../testing/dataset-world.js';
import { ExportProcessor } from '../export.processor.js';
import { WithdrawalProcessor } from '../withdrawal/withdrawal.processor.js';
import { PUSH_CONFIG } from './push.config.js';
import { PushProcessor } from './push.processor.js';
import { StandInHub } from './testing/stand-in-hub.js';

const TOKEN = 'hf_stands_in_for_a_token';
const silent = (): Promise<void> => Promise.resolve();

let world: DatasetWorld;
let hub: StandInHub;
let store: S3Server;
let bucket: string;
let ids: ContentId[];
let datasetId: string;

beforeAll(async () => {
  [world, hub, store] = await Promise.all([DatasetWorld.start(), StandInHub.start(TOKEN), S3Server.start()]);
  ({ bucket } = await store.bucket({ prefix: '' }));
  const opened = { hubUrl: hub.url, allows: (host: string) => host === '127.0.0.1' };
  Object.assign(world.get<object>(PUSH_CONFIG as never), opened);
  ids = [await world.picture({ caption: 'A cow.' }), await world.picture({ license: 'CC0-1.0' })];
  datasetId = await world.dataset({ visibility: 'public' });
  await world.release(datasetId, { contentIds: ids });
});
afterAll(() => Promise.all([world.stop(), hub.stop(), store.stop()]));

async function exported(format: string, version = '1.0.0'): Promise<Answer['body']> {
  const path = `/datasets/${datasetId}/versions/${version}/exports`;
  const { body } = await world.send('POST', path, world.ann, { format });
  await world.get(ExportProcessor).write({ data: { exportId: body.id }, progress: silent });
  return (await world.send('GET', `/exports/${body.id}`, world.ann)).body;
}
const toHub = (repository: string) => ({ huggingFace: { repository, token: TOKEN } });
const toStore = async (prefix: string) => ({
  s3: { bucket, prefix, endpoint: await endpointOf(), accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
});
const endpointOf = async (): Promise<string> => (await store.bucket({ prefix: '' })).endpoint ?? '';
const ask = async (exportId: string, body: object): Promise<Answer['body']> =>
  (await world.send('POST', `/exports/${exportId}/pushes`, world.ann, body)).body;
const work = (pushId: string): Promise<void> => world.get(PushProcessor).push({ data: { pushId }, progress: silent });
const read = async (id: string): Promise<Answer['body']> => (await world.send('GET', `/pushes/${id}`, world.ann)).body;
async function pushed(exportId: string, body: object): Promise<Answer['body']> {
  const { id } = await ask(exportId, body);
  await work(id);
  return read(id);
}
const kept = async (id: string): Promise<string | null | undefined> =>
  (await world.test.asOwner<{ sealed: string | null }>(`SELECT sealed FROM dataset_push WHERE id = $1`, [id]))[0]
    ?.sealed;

describe('a push to a hub', () => {
  it('sends every file under its object id, once, and forgets the token', async () => {
    const made = await exported('parquet');
    const asked = await ask(made.id, toHub('somebody/cows'));
    expect(asked).toMatchObject({
      target: 'hugging_face',
      destination: { repository: 'somebody/cows', branch: 'main' },
    });
    expect(JSON.stringify(asked)).not.toContain(TOKEN);
    expect(await kept(asked.id)).toMatch(/^v1\./);
    await work(asked.id);

    const done = await read(asked.id);
    expect(done).toMatchObject({ state: 'done', result: { sent: made.files.length, alreadyThere: 0, removed: 0 } });
    expect(done.result.commit).toBe(hub.commits.at(-1));
    const there = hub.repositories.get('somebody/cows');
    expect([...(there?.keys() ?? [])].sort()).toEqual(made.files.map(({ path }: { path: string }) => path).sort());
    for (const { path, sha256 } of made.files.filter(({ path }: { path: string }) => path.endsWith('.parquet')))
      expect(there?.get(path)?.lfs).toBe(sha256);
    expect(await kept(asked.id)).toBeNull();

    const [uploads, commits] = [hub.uploads.length, hub.commits.length];
    expect((await pushed(made.id, toHub('somebody/cows'))).result).toMatchObject({
      sent: 0,
      commit: done.result.commit,
    });
    expect([hub.uploads.length, hub.commits.length]).toEqual([uploads, commits]);
  });

  it('removes what an earlier push left, and nothing else', async () => {
    await pushed((await exported('parquet')).id, toHub('somebody/replaced'));
    hub.repositories.get('somebody/replaced')?.set('NOTES.md', { bytes: Buffer.from('of their own') });
    const { result } = await pushed((await exported('jsonl')).id, toHub('somebody/replaced'));
    const there = [...(hub.repositories.get('somebody/replaced')?.keys() ?? [])];
    expect(result.removed).toBe(1);
    expect(there).toEqual(expect.arrayContaining(['NOTES.md', 'metadata.jsonl']));
    expect(there.filter((path) => path.endsWith('.parquet'))).toEqual([]);
  });

  it('goes on where an attempt broke off', async () => {
    const made = await exported('webdataset');
    const { id } = await ask(made.id, toHub('somebody/broken'));
    hub.onUpload = () => Promise.resolve(503);
    await expect(work(id)).rejects.toMatchObject({ code: 'push.unreachable' });
    hub.onUpload = () => Promise.resolve(undefined);
    await work(id);
    expect(await read(id)).toMatchObject({ state: 'done', result: { sent: made.files.length } });
  });

  it('stops when it is paused, and finishes when it is resumed', async () => {
    const { id } = await ask((await exported('img2dataset')).id, toHub('somebody/paused'));
    hub.onUpload = async () => {
      await world.send('POST', `/pushes/${id}/pause`, world.ann);
      await sleep(1_500); // longer than a push goes without asking
      return undefined;
    };
    await work(id);
    hub.onUpload = () => Promise.resolve(undefined);
    expect(await read(id)).toMatchObject({ state: 'paused' });
    expect(hub.repositories.get('somebody/paused')?.size).toBe(0);
    await world.send('POST', `/pushes/${id}/resume`, world.ann);
    await work(id);
    expect(await read(id)).toMatchObject({ state: 'done' });
    expect((await world.send('POST', `/pushes/${id}/cancel`, world.ann)).body.code).toBe('push.illegal_transition');
  });

  it('is refused with a wrong token, and does not trust what the hub says it keeps', async () => {
    const made = await exported('parquet');
    const wrong = await pushed(made.id, { huggingFace: { repository: 'somebody/cows', token: 'hf_another_token' } });
    expect(wrong).toMatchObject({ state: 'failed', error: { code: 'push.refused' } });
    expect(await kept(wrong.id)).toBeNull();
    hub.store.clear();
    hub.keeps = (bytes) => Buffer.from(bytes).fill(0, 100, 101);
    const changed = await pushed(made.id, toHub('somebody/changed'));
    hub.keeps = (bytes) => bytes;
    expect(changed).toMatchObject({ state: 'failed', error: { code: 'push.refused' } });
  });
});

describe('a push to a store', () => {
  it('sends every file, the checksums last, and nothing twice', async () => {
    const made = await exported('parquet');
    const { result } = await pushed(made.id, await toStore('/sets/cows/'));
    expect(result).toMatchObject({ sent: made.files.length, commit: null });
    const keys = made.files.map(({ path }: { path: string }) => `sets/cows/${path}`).sort();
    expect(await store.keys(bucket)).toEqual(keys);
    expect((await pushed(made.id, await toStore('sets/cows'))).result).toMatchObject({ sent: 0 });

    await store.overwrite(bucket, 'sets/cows/README.md', 'something else');
    expect((await pushed(made.id, await toStore('sets/cows'))).result).toMatchObject({ sent: 1 });
    const { result: next } = await pushed((await exported('jsonl')).id, await toStore('sets/cows'));
    expect(next.removed).toBe(1);
    expect((await store.keys(bucket)).filter((key) => key.endsWith('.parquet'))).toEqual([]);
  });

  it('tries again when the store is away', async () => {
    const { id } = await ask((await exported('jsonl')).id, await toStore('away'));
    await store.away();
    await expect(work(id)).rejects.toMatchObject({ code: 'push.unreachable' });
    await store.back();
    await work(id);
    expect(await read(id)).toMatchObject({ state: 'done' });
  });
});

describe('a push', () => {
  it.each<readonly [string, object, string]>([
    ['no destination', {}, 'push.destination_unclear'],
    [
      'two',
      { ...toHub('a/b'), s3: { bucket: 'cows', accessKeyId: 'a', secretAccessKey: 'b' } },
      'push.destination_unclear',
    ],
    ['a repository without an owner', toHub('cows'), 'request.invalid'],
    ['a token of something else', { huggingFace: { repository: 'a/b', token: 'secret' } }, 'request.invalid'],
    ...[
      'http://store.example.org',
      'https://10.0.0.1',
      'https://localhost',
      'https://s3.example.org/path',
      'ftp://a.org',
    ].map(
      (endpoint) =>
        [
          endpoint,
          { s3: { bucket: 'cows', endpoint, accessKeyId: 'a', secretAccessKey: 'b' } },
          'push.address_refused',
        ] as const,
    ),
    [
      'a prefix that climbs',
      { s3: { bucket: 'cows', prefix: 'a/../b', accessKeyId: 'a', secretAccessKey: 'b' } },
      'request.invalid',
    ],
  ])('refuses %s', async (_what, body, code) => {
    expect((await ask((await exported('jsonl')).id, body)).code).toBe(code);
  });

  it('is its owner’s', async () => {
    const made = await exported('jsonl');
    const { id } = await ask(made.id, toHub('somebody/mine'));
    const other = await world.person();
    expect((await world.send('GET', `/pushes/${id}`, other)).status).toBe(404);
    expect((await world.send('GET', `/exports/${made.id}/pushes`, other)).body.items).toEqual([]);
    expect((await world.send('GET', `/exports/${made.id}/pushes`, world.ann)).body.items).toMatchObject([{ id }]);
    expect((await world.send('POST', `/pushes/${id}/cancel`, world.ann)).body.state).toBe('cancelled');
    expect(await kept(id)).toBeNull();
  });

  it('takes nothing out that has been withdrawn, not even while it is on its way', async () => {
    const [gone] = [await world.picture()];
    const { version } = await world.release(datasetId, { contentIds: [...ids, gone], bump: 'major' });
    const made = await exported('jsonl', version);
    const [onItsWay, toBucket] = [
      await ask(made.id, toHub('somebody/late')),
      await ask(made.id, await toStore('late')),
    ];
    await world.test.asOwner(`UPDATE content SET status = 'withdrawn' WHERE id = $1`, [gone]);
    const data = { contentId: gone, from: 'available' as const, to: 'withdrawn' as const };
    await world.get(WithdrawalProcessor).onStatusChanged({ id: 'e', name: 'content.status_changed', data });

    for (const { id } of [onItsWay, toBucket]) {
      await work(id);
      expect(await read(id)).toMatchObject({ state: 'failed', error: { code: 'export.holds_withdrawn' } });
    }
    expect(hub.repositories.get('somebody/late')?.size).toBe(0);
    expect((await store.keys(bucket)).filter((key) => key.startsWith('late/'))).toEqual([]);
    expect((await ask(made.id, toHub('somebody/later'))).code).toBe('export.holds_withdrawn');
  });
});
