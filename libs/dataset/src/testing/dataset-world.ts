import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AccessModule, type Principal } from '@odr/access';
import { newId, type ContentId, type UserId } from '@odr/kernel';
import {
  BlobStore,
  configureHttp,
  Database,
  httpAdapter,
  JobQueue,
  LocalBlobStore,
  Outbox,
  SecretBox,
} from '@odr/platform';
import { seedUser, testDatabase, type TestDatabase } from '@odr/platform/testing';
import sharp from 'sharp';

import { DATASET_CONFIG } from '../dataset.config.js';
import { DatasetHttpModule } from '../dataset-http.module.js';
import { DatasetWorkerModule } from '../dataset-worker.module.js';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
  // Answers are looked at by tests, which say what they expect.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** The columns of a picture that tests choose. */
export interface PictureSeed {
  readonly id?: ContentId;
  readonly name?: string;
  readonly license?: string;
  readonly status?: string;
  readonly width?: number;
  readonly height?: number;
  readonly format?: 'jpeg' | 'png' | 'webp';
  readonly caption?: string;
  /** Length of its file, at least. */
  readonly bytes?: number;
}

/** The module over a database of its own, with pictures that have bytes. */
export class DatasetWorld {
  private constructor(
    readonly test: TestDatabase,
    readonly folder: string,
    readonly blobs: LocalBlobStore,
    private readonly app: NestFastifyApplication,
    readonly ann: Principal,
  ) {}

  static async start(): Promise<DatasetWorld> {
    const test = await testDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'odr-dataset-'));
    const blobs = new LocalBlobStore(join(folder, 'blobs'));
    const values = [
      { provide: Database, useValue: test.db },
      { provide: BlobStore, useValue: blobs },
    ];
    @Global()
    @Module({ providers: [...values, JobQueue, Outbox], exports: [Database, BlobStore, JobQueue, Outbox] })
    class Platform {}
    const module = await Test.createTestingModule({
      imports: [Platform, AccessModule, DatasetHttpModule, DatasetWorkerModule],
    })
      .overrideProvider(DATASET_CONFIG)
      .useValue({ folder: join(folder, 'exports'), maxShardBytes: 1_000_000 })
      .overrideProvider(SecretBox)
      .useValue(new SecretBox(join(folder, 'keys')))
      .compile();
    const app = module.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: false });
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
    return new DatasetWorld(test, folder, blobs, app, await personIn(test));
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.test.close();
    await rm(this.folder, { recursive: true });
  }

  /** Where it listens, for clients that come over a real connection. */
  async listen(): Promise<string> {
    await this.app.listen(0, '127.0.0.1');
    return `${await this.app.getUrl()}/api/v1`;
  }

  get<T>(type: Type<T>): T {
    return this.app.get(type);
  }

  person(role: Principal['role'] = 'contributor'): Promise<Principal> {
    return personIn(this.test, role);
  }

  async send(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    by?: Principal,
    payload?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await this.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { ...headers, ...(by ? { 'x-test-principal': JSON.stringify(by) } : {}) },
      ...(payload ? { payload } : {}),
    });
    const isJson = /\/(?:[a-z]+\+)?json$/.test(String(answer.headers['content-type']).split(';')[0] ?? '');
    return {
      status: answer.statusCode,
      text: answer.body,
      bytes: answer.rawPayload,
      headers: answer.headers,
      body: isJson && answer.body !== '' ? answer.json() : {},
    };
  }

  /** A published picture with bytes of its own, an author, a source and, if asked for, a caption. */
  async picture(seed: PictureSeed = {}): Promise<ContentId> {
    const { id = newId<ContentId>(), width = 40, height = 30, format = 'jpeg' } = seed;
    const [r = 0, g = 0, b = 0] = createHash('sha256').update(id).digest();
    const seen = await sharp({ create: { width, height, channels: 3, background: { r, g, b } } })
      [format]()
      .toBuffer();
    // Decoders stop at the end of the picture; what follows makes its file as large as a test needs it.
    const bytes = Buffer.concat([seen, randomBytes(Math.max(0, (seed.bytes ?? 0) - seen.length))]);
    const { sha256 } = await this.blobs.put('published', bytes);
    await this.test.asOwner(
      `INSERT INTO content (id, type, name, status, processing_state, sha256, published_sha256, width, height, format, size, license, license_verdict, user_id)
       VALUES ($1, 'image', $2, $3, 'done', $4, $5, $6, $7, $8, $9, $10, 'open', $11)`,
      [
        id,
        seed.name ?? 'Cow',
        seed.status ?? 'available',
        createHash('sha256').update(`received ${id}`).digest('hex'),
        sha256,
        width,
        height,
        format,
        bytes.length,
        seed.license ?? 'CC-BY-4.0',
        this.ann.userId,
      ],
    );
    await this.test.asOwner(
      `INSERT INTO content_author (content_id, position, name, url) VALUES ($1, 0, 'Ann "A" <b>', NULL)`,
      [id],
    );
    await this.test.asOwner(
      `INSERT INTO content_source (content_id, position, type, value) VALUES ($1, 0, 'url', 'https://example.org/cow')`,
      [id],
    );
    if (seed.caption !== undefined) await this.annotate(id, { caption: seed.caption });
    return id;
  }

  /** An annotation with its first version, under an open source. */
  async annotate(contentId: ContentId, value: unknown): Promise<string> {
    const [source, annotation] = [newId<string>(), newId<string>()];
    await this.test.asOwner(
      `INSERT INTO annotation_source (id, name, type, annotation_schema, license_verdict) VALUES ($1, $2, 'other', '{}', 'open')`,
      [source, `Source ${source}`],
    );
    await this.test.asOwner(`INSERT INTO annotation (id, content_id, annotation, user_id) VALUES ($1, $2, $3, $4)`, [
      annotation,
      contentId,
      JSON.stringify(value),
      this.ann.userId,
    ]);
    await this.test.asOwner(
      `INSERT INTO annotation_version (annotation_id, version, annotation, user_id) VALUES ($1, 1, $2, $3)`,
      [annotation, JSON.stringify(value), this.ann.userId],
    );
    await this.test.asOwner(`INSERT INTO annotation_source_link (annotation_id, source_id) VALUES ($1, $2)`, [
      annotation,
      source,
    ]);
    return annotation;
  }

  /** Copies of each other. */
  async cluster(contentIds: readonly ContentId[]): Promise<void> {
    const id = newId<string>();
    await this.test.asOwner(`INSERT INTO duplicate_cluster (id, size, reasons) VALUES ($1, $2, '{}')`, [
      id,
      contentIds.length,
    ]);
    for (const contentId of contentIds)
      await this.test.asOwner(`INSERT INTO duplicate_member (content_id, cluster_id) VALUES ($1, $2)`, [contentId, id]);
  }

  /** A dataset of its own name. */
  async dataset(body: object = {}): Promise<string> {
    const made = await this.send('POST', '/datasets', this.ann, { name: `cows-${newId<string>()}`, ...body });
    if (made.status !== 201) throw new Error(made.text);
    return made.body.id as string;
  }

  /** A finished version. */
  async release(datasetId: string, body: object): Promise<Answer['body']> {
    const made = await this.send('POST', `/datasets/${datasetId}/versions`, this.ann, body);
    if (made.status !== 201 || made.body.state !== 'done') throw new Error(made.text);
    return made.body;
  }
}

async function personIn(test: TestDatabase, role: Principal['role'] = 'contributor'): Promise<Principal> {
  const userId: UserId = await seedUser(test, role);
  return { userId, role, teams: [] };
}
