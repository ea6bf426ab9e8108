import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AccessModule, type Principal } from '@odr/access';
import type { Role } from '@odr/contracts';
import { configureHttp, Database, httpAdapter, QueueModule } from '@odr/platform';
import { testDatabase, type TestDatabase } from '@odr/platform/testing';
import { MailProcessor } from '../letter/mail.processor.js';
import { DigestProcessor } from '../notice/digest.processor.js';
import { NotificationHttpModule } from '../notification-http.module.js';
import { NotificationWorkerModule } from '../notification-worker.module.js';
import { verifiedUser } from './index.js';

export interface Answer {
  readonly status: number;
  /** Where it leads, if anywhere. */
  readonly location?: string | undefined;
  // A test says what it expects; whatever else came is its failure message.
  readonly body: Record<string, unknown> & { readonly items: readonly Record<string, unknown>[] };
}

export interface Request {
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Notification over HTTP and its worker's handlers, on a real database and a mailbox folder of its own. */
export class NotificationWorld {
  private constructor(
    readonly test: TestDatabase,
    readonly dataDir: string,
    private readonly app: NestFastifyApplication,
  ) {}

  static async start(): Promise<NotificationWorld> {
    const test = await testDatabase();
    const dataDir = await mkdtemp(join(tmpdir(), 'odr-mailbox-'));
    process.env['ODR_DATA_DIR'] = dataDir;
    @Global()
    @Module({ providers: [{ provide: Database, useValue: test.db }], exports: [Database] })
    class TestDatabaseModule {}
    const module = await Test.createTestingModule({
      imports: [TestDatabaseModule, QueueModule, AccessModule, NotificationHttpModule, NotificationWorkerModule],
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
    return new NotificationWorld(test, dataDir, app);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.test.close();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  get<T>(service: Type<T>): T {
    return this.app.get(service, { strict: false });
  }

  async person(role: Role = 'contributor'): Promise<Principal> {
    return { userId: await verifiedUser(this.test, role), role, teams: [] };
  }

  /** Runs what waits in the mail queue, also what is due later, until nothing does. */
  async runMailJobs(): Promise<void> {
    for (;;) {
      const jobs = await this.test.db.query<{ name: string; payload: never }>(
        `DELETE FROM job WHERE name IN ('mail.send', 'mail.digest') RETURNING name, payload`,
      );
      if (jobs.length === 0) return;
      for (const { name, payload } of jobs) {
        if (name === 'mail.send') await this.get(MailProcessor).send({ data: payload } as never);
        else await this.get(DigestProcessor).send({ data: payload } as never);
      }
    }
  }

  /** A kept mail as its file says it. */
  async sourceOf(id: string): Promise<string> {
    const folder = join(this.dataDir, 'mailbox');
    const name = (await readdir(folder)).find((one) => one.includes(id)) ?? '';
    return readFile(join(folder, name), 'utf8');
  }

  async call(
    actor: Principal | undefined,
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    { body, headers = {} }: Request = {},
  ): Promise<Answer> {
    const answer = await this.app.inject({
      method,
      url: `/api/v1/${path}`,
      headers: { ...headers, ...(actor && { 'x-test-principal': JSON.stringify(actor) }) },
      ...(body !== undefined && { payload: body }),
    });
    const location = answer.headers.location;
    const answered = (answer.body === '' ? {} : answer.json()) as Answer['body'];
    return { status: answer.statusCode, body: answered, ...(location !== undefined && { location }) };
  }
}
