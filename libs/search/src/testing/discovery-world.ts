import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AccessModule, type Principal } from '@odr/access';
import { ContentHttpModule } from '@odr/content';
import type { Role } from '@odr/contracts';
import type { ContentId, TeamId } from '@odr/kernel';
import {
  BlobStore,
  configureHttp,
  Database,
  httpAdapter,
  JobQueue,
  LocalBlobStore,
  Outbox,
  OwnerDatabase,
  SharedCache,
} from '@odr/platform';
import {
  processCache,
  seedAnnotation,
  seedContent,
  seedUser,
  testDatabase,
  type ContentSeed,
  type TestDatabase,
} from '@odr/platform/testing';
import { SearchIndexService } from '../index/search-index.service.js';
import { SearchHttpModule } from '../search-http.module.js';
import { SearchWorkerModule } from '../search-worker.module.js';
import { Arrivals } from '../saved-search/alert/arrivals.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // A test says what it expects; whatever else came is its failure message.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** The search module over HTTP with its worker's handlers, on a real database; models stay away, vectors are put in. */
export class DiscoveryWorld {
  private constructor(
    readonly test: TestDatabase,
    private readonly app: NestFastifyApplication,
    private readonly folder: string,
  ) {}

  static async start(): Promise<DiscoveryWorld> {
    const test = await testDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'discovery-'));
    const services = [Outbox, JobQueue];
    const values = [
      { provide: Database, useValue: test.db },
      { provide: OwnerDatabase, useValue: new OwnerDatabase(() => ({ url: test.url })) },
      { provide: BlobStore, useValue: new LocalBlobStore(folder) },
      { provide: SharedCache, useValue: processCache() },
    ];
    @Global()
    @Module({
      providers: [...values, ...services],
      exports: [Database, OwnerDatabase, BlobStore, SharedCache, ...services],
    })
    class Platform {}
    const module = await Test.createTestingModule({
      imports: [Platform, AccessModule, ContentHttpModule, SearchHttpModule, SearchWorkerModule],
    }).compile();
    const app = module.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: false });
    await configureHttp(app);
    const fastify = app.getHttpAdapter().getInstance();
    // Stands where the token would be read; roles and permissions are checked as always.
    fastify.addHook('onRequest', (request, _reply, done) => {
      const given = request.headers['x-test-principal'];
      if (typeof given === 'string') Object.assign(request, { user: JSON.parse(given) as Principal });
      done();
    });
    await app.init();
    await fastify.ready();
    return new DiscoveryWorld(test, app, folder);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.test.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** A provider of the modules, for what has no route. */
  get<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  async person(role: Role = 'contributor', teams: readonly TeamId[] = []): Promise<Principal> {
    const userId = await seedUser(this.test, role);
    return { userId, role, teams: teams.map((teamId) => ({ teamId, role: 'contributor' })) };
  }

  async send(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    as?: Principal,
    { body, headers = {} }: { readonly body?: object; readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Answer> {
    const answer = await this.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...headers, ...(as && { 'x-test-principal': JSON.stringify(as) }) },
      ...(body && { payload: body }),
    });
    const { statusCode: status } = answer;
    return { status, headers: answer.headers, body: answer.body === '' ? undefined : answer.json() };
  }

  /** A content with its document, noted as the worker notes it. */
  async picture(seed: ContentSeed = {}, ...annotations: unknown[]): Promise<ContentId> {
    const id = await seedContent(this.test, seed);
    for (const value of annotations) await seedAnnotation(this.test, id, value);
    await this.get(SearchIndexService).rebuild(id);
    await this.get(Arrivals).note(id);
    return id;
  }

  /** Gives a content a vector of the default engine for pictures, mostly along one axis. */
  async embed(id: ContentId, axis: number, slant = 0.001): Promise<void> {
    const [engine] = await this.test.db.query<{ id: string; dimension: number }>(
      `SELECT id, dimension FROM embedding_engine WHERE type = 'content' AND is_default`,
    );
    if (!engine) throw new Error('There is no default engine for pictures.');
    const vector = new Array<number>(engine.dimension).fill(0);
    vector[axis] = 1;
    vector[axis + 1] = slant;
    await this.test.db.query(`INSERT INTO content_embedding (content_id, engine_id, embedding) VALUES ($1, $2, $3)`, [
      id,
      engine.id,
      `[${vector.join(',')}]`,
    ]);
  }
}
