import { mkdtemp, readdir, rm, type FileHandle } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AccessModule, type Principal } from '@odr/access';
import { ProcessingState, SCANNERS, type JobName, type Role } from '@odr/contracts';
import { newId, type ContentId, type TeamId, type UserId } from '@odr/kernel';
import {
  BlobStore,
  configureHttp,
  Database,
  httpAdapter,
  HttpModule,
  FaceModel,
  NsfwModel,
  OcrModel,
  JobQueue,
  SecretBox,
  LocalBlobStore,
  Outbox,
  type FaceAnswer,
  type NsfwProbabilities,
  type OcrAnswer,
} from '@odr/platform';
import { testDatabase, type TestDatabase } from '@odr/platform/testing';
import { CONTENT_CONFIG, contentConfig } from '../content.config.js';
import { ContentHttpModule } from '../content-http.module.js';
import { ContentService } from '../content.service.js';
import { ContentWorkerModule } from '../content-worker.module.js';
import { ContentProcessor } from '../processing/content.processor.js';
import { ScanService } from '../scan/scan.service.js';
import { OrphanCollector } from '../storage/orphan-collector.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  // Tests look into bodies of many shapes, and assert on what they find.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

export const MAX_UPLOAD_BYTES = 3_000_000;

/** A disk that can be filled. */
export class LimitedBlobStore extends LocalBlobStore {
  room = Infinity;

  protected override async create(path: string): Promise<FileHandle> {
    const handle = await super.create(path);
    const write = handle.writeFile.bind(handle);
    handle.writeFile = async (data) => {
      this.room -= (data as Uint8Array).length;
      if (this.room < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      await write(data);
    };
    return handle;
  }
}

/** The content module over real HTTP on a real database and a real folder; jobs run when the test says so. */
export class ContentWorld {
  /** What the models say next. */
  nsfw: NsfwProbabilities = { drawing: 0, hentai: 0, neutral: 1, porn: 0, sexy: 0 };
  faces: FaceAnswer | (() => Promise<FaceAnswer>) = { width: 100, height: 100, faces: [] };
  words: OcrAnswer = { width: 100, height: 100, words: [] };

  private constructor(
    readonly test: TestDatabase,
    readonly blobs: LimitedBlobStore,
    readonly folder: string,
    private readonly app: NestFastifyApplication,
    private readonly base: string,
  ) {}

  static async start(): Promise<ContentWorld> {
    const test = await testDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'content-world-'));
    const blobs = new LimitedBlobStore(folder);
    @Global()
    @Module({
      providers: [{ provide: Database, useValue: test.db }, { provide: BlobStore, useValue: blobs }, Outbox, JobQueue],
      exports: [Database, BlobStore, Outbox, JobQueue],
    })
    class Platform {}
    const module = await Test.createTestingModule({
      imports: [Platform, AccessModule, HttpModule, ContentHttpModule, ContentWorkerModule],
    })
      .overrideProvider(CONTENT_CONFIG)
      .useValue({ ...contentConfig({}), maxUploadBytes: MAX_UPLOAD_BYTES, orphanGraceMs: 0, probesSources: false })
      .overrideProvider(SecretBox)
      .useValue(new SecretBox(join(folder, 'keys')))
      .overrideProvider(NsfwModel)
      .useValue({ classify: () => Promise.resolve(world.nsfw) })
      .overrideProvider(FaceModel)
      .useValue({ locate: async () => (typeof world.faces === 'function' ? world.faces() : world.faces) })
      .overrideProvider(OcrModel)
      .useValue({ languages: ['eng'], read: () => Promise.resolve(world.words) })
      .compile();
    const app = module.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: false });
    await configureHttp(app);
    app
      .getHttpAdapter()
      .getInstance()
      // Stands where the token would be read; roles and permissions are checked as always.
      .addHook('onRequest', (request, _reply, done) => {
        const given = request.headers['x-test-principal'];
        if (typeof given === 'string') Object.assign(request, { user: JSON.parse(given) as Principal });
        done();
      });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const world = new ContentWorld(test, blobs, folder, app, `http://127.0.0.1:${port}/api/v1`);
    return world;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.test.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  get port(): number {
    return Number(new URL(this.base).port);
  }

  get service(): ContentService {
    return this.app.get(ContentService);
  }

  /** What the module made, for tests of what has no route. */
  provider<T>(type: Type<T>): T {
    return this.app.get(type);
  }

  async person({
    role = 'contributor',
    teams = [],
    hasAccepted = true,
  }: { role?: Role; teams?: TeamId[]; hasAccepted?: boolean } = {}): Promise<Principal> {
    const userId = newId<UserId>();
    await this.test.asOwner(
      `INSERT INTO user_account (id, email, name, password_hash, role) VALUES ($1, $2, 'Someone', 'none', $3)`,
      [userId, `${userId}@example.org`, role],
    );
    if (hasAccepted) {
      await this.test.asOwner(
        `INSERT INTO agreement_acceptance (id, user_id, text_id) SELECT gen_random_uuid(), $1, id FROM agreement_text WHERE kind = 'dco'`,
        [userId],
      );
    }
    return { userId, role, teams: teams.map((teamId) => ({ teamId, role: 'contributor' })) };
  }

  async team(): Promise<TeamId> {
    const id = newId<TeamId>();
    await this.test.asOwner(`INSERT INTO team (id, name) VALUES ($1, $2)`, [id, id]);
    return id;
  }

  async send(
    method: string,
    path: string,
    as?: Principal,
    init: { body?: FormData | object; headers?: Record<string, string>; signal?: AbortSignal } = {},
  ): Promise<Answer> {
    const isJson = init.body !== undefined && Object.getPrototypeOf(init.body) === Object.prototype;
    const response = await fetch(`${this.base}${path}`, {
      method,
      signal: init.signal,
      body: isJson ? JSON.stringify(init.body) : (init.body as FormData | undefined),
      headers: {
        ...(as ? { 'x-test-principal': JSON.stringify(as) } : {}),
        ...(isJson ? { 'content-type': 'application/json' } : {}),
        ...init.headers,
      },
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const hasJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      body: hasJson && bytes.length > 0 ? JSON.parse(bytes.toString()) : undefined,
    };
  }

  get(path: string, as?: Principal, headers?: Record<string, string>): Promise<Answer> {
    return this.send('GET', path, as, { headers });
  }

  upload(
    as: Principal | undefined,
    file: Uint8Array | undefined,
    metadata?: object | string,
    options: { name?: string; order?: 'file first'; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const form = new FormData();
    const addFile = (): void => {
      if (file) form.append('file', new Blob([new Uint8Array(file)]), options.name ?? 'picture.jpg');
    };
    if (options.order === 'file first') addFile();
    if (metadata !== undefined)
      form.append('metadata', typeof metadata === 'string' ? metadata : JSON.stringify(metadata));
    if (options.order !== 'file first') addFile();
    return this.send('POST', '/contents', as, { body: form, headers: options.headers });
  }

  /** Runs the jobs that an upload starts, as the worker would. */
  async process(id: string, attempt = 1): Promise<void> {
    const job = <N extends JobName>(name: N) => ({
      id: newId<never>(),
      name,
      data: { contentId: id },
      attempt,
      progress: async () => undefined,
    });
    await this.app.get(ContentProcessor).process(job('content.process') as never);
    // As the worker: what cannot be decoded is not scanned.
    const [row] = await this.test.asOwner<{ state: string }>(
      `SELECT processing_state AS state FROM content WHERE id = $1`,
      [id],
    );
    if (row?.state !== ProcessingState.Done) return;
    for (const scanner of SCANNERS) await this.app.get(ScanService).run(id as ContentId, scanner);
  }

  collectGarbage(): Promise<void> {
    return this.app.get(OrphanCollector).collect();
  }

  /** Uploads, processes and publishes. */
  async published(as: Principal, file: Uint8Array, metadata: object = {}): Promise<ContentId> {
    const { body } = await this.upload(as, file, { license: 'CC0-1.0', ...metadata });
    await this.process(body.id as string);
    await this.service.changeStatus({ id: body.id as ContentId, to: 'available', reason: 'test' });
    return body.id as ContentId;
  }

  /** Names of all files in the store, temporary ones included. */
  async files(): Promise<string[]> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  }

  async rows(table: 'content' | 'content_upload' | 'upload_refusal'): Promise<number> {
    const [row] = await this.test.asOwner<{ count: string }>(`SELECT count(*) FROM ${table}`);
    return Number(row?.count);
  }

  async outbox(): Promise<string[]> {
    const rows = await this.test.asOwner<{ name: string }>(`SELECT name FROM outbox_event ORDER BY id`);
    return rows.map(({ name }) => name);
  }
}
