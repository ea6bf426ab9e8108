import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AccessModule, type Principal } from '@odr/access';
import { newId, type UserId } from '@odr/kernel';
import { BlobStore, configureHttp, Database, httpAdapter, JobQueue, LocalBlobStore, Outbox } from '@odr/platform';
import { testDatabase, type TestDatabase } from '@odr/platform/testing';

import { DATASET_CONFIG } from './dataset.config.js';
import { DatasetHttpModule } from './dataset-http.module.js';
import { DatasetWorkerModule } from './dataset-worker.module.js';
import { ExportProcessor } from './export.processor.js';

const someone = (role: Principal['role'] = 'contributor'): Principal => ({ userId: newId<UserId>(), role, teams: [] });

describe('exports over HTTP', () => {
  let test: TestDatabase;
  let folder: string;
  let app: NestFastifyApplication;
  const ann = someone();

  beforeAll(async () => {
    test = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'odr-export-'));
    const values = [
      { provide: Database, useValue: test.db },
      { provide: BlobStore, useValue: new LocalBlobStore(join(folder, 'blobs')) },
    ];
    @Global()
    @Module({ providers: [...values, JobQueue, Outbox], exports: [Database, BlobStore, JobQueue, Outbox] })
    class Platform {}
    const module = await Test.createTestingModule({
      imports: [Platform, AccessModule, DatasetHttpModule, DatasetWorkerModule],
    })
      .overrideProvider(DATASET_CONFIG)
      .useValue({ folder: join(folder, 'exports'), maxShardBytes: 1_000_000 })
      .compile();
    app = module.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: false });
    await configureHttp(app);
    // Stands where the token would be read; roles and permissions are checked as always.
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onRequest', (request, _reply, done) => {
        const given = request.headers['x-test-principal'];
        if (typeof given === 'string') Object.assign(request, { user: JSON.parse(given) as Principal });
        done();
      });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    await test.close();
    await rm(folder, { recursive: true });
  });

  async function send(
    method: 'GET' | 'POST',
    url: string,
    by?: Principal,
    payload?: object,
    headers: Record<string, string> = {},
  ) {
    const answer = await app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { ...headers, ...(by ? { 'x-test-principal': JSON.stringify(by) } : {}) },
      ...(payload ? { payload } : {}),
    });
    const isJson = /json$/.test(String(answer.headers['content-type']).split(';')[0] ?? '');
    return {
      status: answer.statusCode,
      text: answer.body,
      headers: answer.headers,
      body: (isJson ? answer.json() : {}) as Record<string, unknown>,
    };
  }

  it('go from a wish to files', async () => {
    const wished = await send('POST', '/exports', ann, {
      format: 'parquet',
      name: 'cows',
      filter: { license: 'CC0-1.0', minWidth: 10 },
    });
    expect(wished).toMatchObject({
      status: 201,
      body: {
        state: 'queued',
        name: 'cows',
        format: 'parquet',
        filter: { license: 'CC0-1.0', minWidth: 10 },
        files: [],
        progress: { done: 0, total: 0 },
      },
    });
    const url = `/exports/${String(wished.body['id'])}`;

    await app
      .get(ExportProcessor)
      .write({ data: { exportId: String(wished.body['id']) }, progress: async () => undefined });

    const done = await send('GET', url, ann);
    const files = done.body['files'] as { name: string; path: string; size: number; sha256: string }[];
    expect(files.map(({ name }) => name).sort()).toEqual([
      'ATTRIBUTION.md',
      'README.md',
      'attribution.csv',
      'train-00000-of-00001.parquet',
    ]);
    for (const { name, path, size, sha256 } of files) {
      const file = await send('GET', `${url}/files/${name}`, ann);
      expect(file).toMatchObject({
        status: 200,
        headers: { etag: `"${sha256}"`, 'content-length': String(size), 'x-content-type-options': 'nosniff' },
      });
      expect((await send('GET', `${url}/files/${encodeURIComponent(path)}`, ann)).status).toBe(200);
    }
    const part = await send('GET', `${url}/files/README.md`, ann, undefined, { range: 'bytes=0-2' });
    expect(part).toMatchObject({ status: 206, text: '---' });
  });

  it('are listed newest first, to their owner and to moderators', async () => {
    const bob = someone();
    const ids = [];
    for (const name of ['a', 'b', 'c'])
      ids.unshift((await send('POST', '/exports', bob, { format: 'jsonl', name })).body['id']);

    const first = await send('GET', '/exports?limit=2', bob);
    const second = await send('GET', `/exports?limit=2&cursor=${String(first.body['nextCursor'])}`, bob);
    const listed = [first, second].flatMap(({ body }) => (body['items'] as { id: string }[]).map(({ id }) => id));

    expect(listed).toEqual(ids);
    expect((await send('GET', `/exports/${String(ids[0])}`, someone())).status).toBe(404);
    expect((await send('GET', `/exports/${String(ids[0])}`, someone('moderator'))).status).toBe(200);
    expect((await send('GET', `/exports/${String(ids[0])}/files/README.md`, bob)).status).toBe(404);
    expect((await send('GET', '/exports')).status).toBe(401);
  });

  it.each<[string, object]>([
    ['an unknown format', { format: 'xlsx' }],
    ['what is not published', { format: 'jsonl', filter: { status: 'pending' } }],
    ['an unknown filter', { format: 'jsonl', filter: { colour: 'red' } }],
    ['a filter that is none', { format: 'jsonl', filter: { teamId: "x' OR 1=1" } }],
    ['a date that is none', { format: 'jsonl', filter: { createdFrom: 'yesterday' } }],
    ['a NUL character', { format: 'jsonl', filter: { q: 'a\0' } }],
    ['a NUL character in a field without a pattern', { format: 'jsonl', filter: { license: 'a\0' } }],
    ['a state of its own', { format: 'jsonl', state: 'done' }],
  ])('refuse %s', async (_, body) => {
    expect(await send('POST', '/exports', ann, body)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });
});
