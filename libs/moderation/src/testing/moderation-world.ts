import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AccessModule, type Principal } from '@odr/access';
import type { Role } from '@odr/contracts';
import type { CaseId, ContentId } from '@odr/kernel';
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
import { seedContent, seedUser, testDatabase, type ContentSeed, type TestDatabase } from '@odr/platform/testing';
import type { ItemResponse } from '../dto/item.response.dto.js';
import { IntakeService } from '../intake/intake.service.js';
import { ModerationHttpModule } from '../moderation-http.module.js';

type Body = Record<string, unknown>;

export interface Answer {
  readonly status: number;
  readonly body: Body & { readonly items: readonly Body[]; readonly decisions: readonly Body[] };
}

/** The moderation module over HTTP and directly, on a real database, with the real commands of content and annotation. */
export class ModerationWorld {
  private constructor(
    readonly test: TestDatabase,
    private readonly app: NestFastifyApplication,
  ) {}

  static async start(): Promise<ModerationWorld> {
    const test = await testDatabase();
    const values = [
      { provide: Database, useValue: test.db },
      // Moderation touches no files; the content module only wants to be given a store.
      { provide: BlobStore, useValue: new LocalBlobStore('/nowhere') },
    ];
    @Global()
    @Module({ providers: [...values, Outbox, JobQueue], exports: [Database, BlobStore, Outbox, JobQueue] })
    class Platform {}
    const keysDir = await mkdtemp(join(tmpdir(), 'odr-keys-'));
    const module = await Test.createTestingModule({
      imports: [Platform, AccessModule, ModerationHttpModule],
    })
      .overrideProvider(SecretBox)
      .useValue(new SecretBox(keysDir))
      .compile();
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
    return new ModerationWorld(test, app);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.test.close();
  }

  get<T>(service: Type<T>): T {
    return this.app.get(service, { strict: false });
  }

  async person(role: Role = 'moderator'): Promise<Principal> {
    return { userId: await seedUser(this.test, role), role, teams: [] };
  }

  /** A processed content that waits in `pending`. */
  async waiting(seed: ContentSeed = {}): Promise<ContentId> {
    const id = await seedContent(this.test, { status: 'pending', ...seed });
    await this.get(IntakeService).review(id);
    return id;
  }

  /** Claims the item about this subject, and gives back whatever came with it. */
  async claim(actor: Principal, subjectId: string, queue = 'pending'): Promise<ItemResponse> {
    const { body } = await this.call(actor, 'POST', `moderation/queues/${queue}/claim`, { count: 50 });
    const claimed = body.items as unknown as ItemResponse[];
    for (const { id, leaseToken, ...item } of claimed) {
      if (item.subjectId !== subjectId)
        await this.call(actor, 'POST', `moderation/items/${id}/release`, { leaseToken });
    }
    const wanted = claimed.find((item) => item.subjectId === subjectId);
    if (wanted === undefined) throw new Error(`Nothing about ${subjectId} is free in ${queue}.`);
    return wanted;
  }

  /** Decides on claimed items over HTTP. */
  decide(
    actor: Principal,
    items: readonly Pick<ItemResponse, 'id' | 'leaseToken'>[],
    action: string,
    more: Body = {},
  ): Promise<Answer> {
    const leaseTokens = Object.fromEntries(items.map(({ id, leaseToken }) => [id, leaseToken]));
    return this.call(actor, 'POST', 'moderation/decisions', {
      itemIds: items.map(({ id }) => id),
      leaseTokens,
      action,
      ...more,
    });
  }

  async call(
    actor: Principal | undefined,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: Body,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const answer = await this.app.inject({
      method,
      url: `/api/v1/${path}`,
      headers: { ...headers, ...(actor && { 'x-test-principal': JSON.stringify(actor) }) },
      ...(body ? { payload: body } : {}),
    });
    return {
      status: answer.statusCode,
      body: answer.body === '' ? ({} as Answer['body']) : (answer.json() as Answer['body']),
    };
  }

  /** Sends lines, and reads the answer to each. */
  async sendLines(actor: Principal, path: string, lines: readonly string[]): Promise<Body[]> {
    const { body } = await this.app.inject({
      method: 'POST',
      url: `/api/v1/${path}`,
      headers: { 'x-test-principal': JSON.stringify(actor), 'content-type': 'application/x-ndjson' },
      payload: lines.join('\n'),
    });
    return body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Body);
  }

  /** An answer that is not one JSON. */
  async text(actor: Principal | undefined, path: string): Promise<string> {
    const headers = actor ? { 'x-test-principal': JSON.stringify(actor) } : {};
    return (await this.app.inject({ method: 'GET', url: `/api/v1/${path}`, headers })).body;
  }

  async statusOf(id: ContentId): Promise<string | undefined> {
    const [row] = await this.test.db.query<{ status: string }>(`SELECT status FROM content WHERE id = $1`, [id]);
    return row?.status;
  }

  async caseRow(id: CaseId | string): Promise<Body | undefined> {
    const [row] = await this.test.db.query<Body>(`SELECT * FROM moderation_case WHERE id = $1`, [id]);
    return row;
  }

  /**
   * Makes a lease look as if its time had passed.
   * @param token only the lease with this token; without one, whatever lease there is
   */
  async expire(id: CaseId | string, token?: number | null): Promise<void> {
    await this.test.asOwner(
      `UPDATE moderation_case SET lease_expires_at = now() - interval '1 second'
        WHERE id = $1 AND lease_owner IS NOT NULL AND lease_token = coalesce($2, lease_token)`,
      [id, token ?? null],
    );
  }

  /** A queue of a family of its own, so that a test meets nobody else's cases. */
  async queue(name: string): Promise<string> {
    await this.test.asOwner(`INSERT INTO moderation_queue (name, title, family, position) VALUES ($1, $1, $1, 9)`, [
      name,
    ]);
    return name;
  }

  /** Many pending contents with a case each, put straight into the tables. @returns ids of the cases */
  async seedCases(count: number, queue = 'pending'): Promise<CaseId[]> {
    const userId = await seedUser(this.test);
    const rows = await this.test.asOwner<{ id: CaseId }>(
      `WITH made AS (
         INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license, license_verdict, user_id)
         SELECT gen_random_uuid(), 'image', 'picture', 'pending', 'done', encode(sha256(gen_random_uuid()::text::bytea), 'hex'), 'jpeg',
                1000, 'CC0-1.0', 'open', $1 FROM generate_series(1, $2)
         RETURNING id)
       INSERT INTO moderation_case (id, queue, family, subject_type, subject_id, state, severity, priority, due_at)
       SELECT gen_random_uuid(), q.name, q.family, 'content', made.id, 'pending', floor(random() * 4), floor(random() * 100),
              now() + make_interval(mins => floor(random() * 5000)::integer)
         FROM made, moderation_queue q WHERE q.name = $3
       RETURNING id`,
      [userId, count, queue],
    );
    return rows.map(({ id }) => id);
  }
}
