import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AccessModule, type Principal } from '@odr/access';
import { ImportedCaptions } from '@odr/content';
import type { ContentStatus, Role } from '@odr/contracts';
import { type ContentId, type ContentSetId, newId, type TeamId, type UserId } from '@odr/kernel';
import {
  BlobStore,
  configureHttp,
  Database,
  httpAdapter,
  JobQueue,
  LocalBlobStore,
  Outbox,
  SharedCache,
} from '@odr/platform';
import { processCache, testDatabase, type TestDatabase } from '@odr/platform/testing';

import { AnnotationHttpModule } from '../annotation-http.module.js';
import { ShippedSources } from '../source/shipped-sources.js';

type Body = Record<string, unknown>;

export interface Answer {
  readonly status: number;
  readonly body: Body & { readonly items: readonly Body[]; readonly errors: readonly Body[] };
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The annotation module over HTTP on a real database, with people and contents put straight into their tables. */
export class AnnotationWorld {
  private constructor(
    readonly test: TestDatabase,
    private readonly app: NestFastifyApplication,
    private readonly folder: string,
  ) {}

  static async start(): Promise<AnnotationWorld> {
    const test = await testDatabase();
    const services = [Outbox, JobQueue];
    const folder = await mkdtemp(join(tmpdir(), 'annotations-'));
    const values = [
      { provide: Database, useValue: test.db },
      { provide: BlobStore, useValue: new LocalBlobStore(folder) },
      { provide: SharedCache, useValue: processCache() },
    ];
    @Global()
    @Module({ providers: [...values, ...services], exports: [Database, BlobStore, SharedCache, ...services] })
    class Platform {}
    const module = await Test.createTestingModule({
      imports: [Platform, AccessModule, AnnotationHttpModule],
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
    return new AnnotationWorld(test, app, folder);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.test.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** A service of the module, for what has no route. */
  provided<T>(service: Type<T>): T {
    return this.app.get(service, { strict: false });
  }

  /** What happens to the sources of the system when a process starts. */
  restartSources(): Promise<void> {
    return this.app.get(ShippedSources).onApplicationBootstrap();
  }

  /** Any provider, for what only workers call. */
  service<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
  }

  get captions(): ImportedCaptions {
    return this.app.get(ImportedCaptions);
  }

  /** A provider of the modules under test. */
  find<T>(type: Type<T>): T {
    return this.app.get(type, { strict: false });
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

  async content(
    owner: Principal,
    { name = 'cow.jpg', status = 'available' }: { name?: string; status?: ContentStatus } = {},
  ): Promise<{ id: ContentId; sha256: string }> {
    const id = newId<ContentId>();
    const sha256 = id.replaceAll('-', '').padEnd(64, '0');
    await this.test.asOwner(
      `INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license, license_verdict, user_id)
       VALUES ($1, 'image', $2, $3, 'done', $4, 'jpeg', 1, 'CC0-1.0', 'open', $5)`,
      [id, name, status, sha256, owner.userId],
    );
    return { id, sha256 };
  }

  /** A picture of 640 × 480 with one annotation. @returns its address and id */
  async annotated(
    owner: Principal,
    sourceId: string,
    annotation: unknown,
  ): Promise<{ content: { id: ContentId }; made: Answer; id: string; url: string }> {
    const content = await this.content(owner);
    await this.test.asOwner(`UPDATE content SET width = 640, height = 480 WHERE id = $1`, [content.id]);
    const made = await this.post(`/contents/${content.id}/annotations`, { sourceIds: [sourceId], annotation }, owner);
    const id = String(made.body['id']);
    return { content, made, id, url: `/annotations/${id}` };
  }

  /** A set of these contents. @returns its id */
  async set(owner: Principal, contents: readonly { readonly id: ContentId }[]): Promise<string> {
    const id = newId<ContentSetId>();
    await this.test.asOwner(
      `INSERT INTO content_set (id, name, visibility, user_id) VALUES ($1, 'Cows', 'private', $2)`,
      [id, owner.userId],
    );
    await this.test.asOwner(
      `INSERT INTO content_set_item (set_id, content_id, added_by) SELECT $1, unnest($2::uuid[]), $3`,
      [id, contents.map((content) => content.id), owner.userId],
    );
    return id;
  }

  /** Lets the time that somebody has for an item of a campaign be over. */
  async expireLease(assignmentId: string | undefined): Promise<void> {
    await this.test.asOwner(
      `UPDATE annotation_assignment SET lease_expires_at = now() - interval '1 second' WHERE id = $1`,
      [assignmentId],
    );
  }

  /** Id of a source that comes with the system. */
  async shipped(
    name: 'graphcap' | 'artcritic' | 'caption' | 'tags' | 'boxes' | 'polygons' | 'points',
  ): Promise<string> {
    const [row] = await this.test.asOwner<{ id: string }>(`SELECT id FROM annotation_source WHERE name = $1`, [name]);
    if (!row) throw new Error(`No source ${name}.`);
    return row.id;
  }

  get(url: string, as?: Principal): Promise<Answer> {
    return this.send('GET', url, as);
  }

  post(url: string, payload: unknown, as?: Principal): Promise<Answer> {
    return this.send('POST', url, as, payload);
  }

  /** The bytes of an answer, as they are sent. */
  async raw(
    url: string,
    headers: Record<string, string>,
  ): Promise<{ readonly headers: Readonly<Record<string, unknown>>; readonly bytes: Buffer }> {
    const response = await this.app.inject({ method: 'GET', url: `/api/v1${url}`, headers });
    return { headers: response.headers, bytes: response.rawPayload };
  }

  async send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    as?: Principal,
    payload?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await this.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { ...(as ? { 'x-test-principal': JSON.stringify(as) } : {}), ...headers },
      ...(payload === undefined ? {} : { payload: payload as string | object }),
    });
    const isJson = /json$/.test(String(response.headers['content-type']).split(';')[0] ?? '');
    return {
      status: response.statusCode,
      text: response.body,
      headers: response.headers,
      body: (isJson && !/ndjson/.test(String(response.headers['content-type'])) && response.body !== ''
        ? JSON.parse(response.body)
        : {}) as Answer['body'],
    };
  }

  /** Sends lines (or raw text) to the bulk route and reads its lines. */
  async bulk(lines: readonly unknown[] | string, as: Principal, headers: Record<string, string> = {}): Promise<Body[]> {
    const payload = typeof lines === 'string' ? lines : lines.map((line) => JSON.stringify(line)).join('\n');
    const answer = await this.send('POST', '/annotations/bulk', as, payload, {
      'content-type': 'application/x-ndjson',
      ...headers,
    });
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
    return linesOf(answer.text);
  }

  async events(): Promise<string[]> {
    const rows = await this.test.asOwner<{ name: string }>(`SELECT name FROM outbox_event ORDER BY id`);
    return rows.map(({ name }) => name);
  }
}

export const linesOf = (text: string): Body[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Body);
