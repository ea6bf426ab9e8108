import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessModule } from '@odr/access';
import { AuditHttpModule } from '@odr/audit';
import { Database, OwnerDatabase, SecretBox, configureHttp, httpAdapter, QueueModule } from '@odr/platform';
import { testDatabase, type TestDatabase } from '@odr/platform/testing';
import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AccountService } from '../account/account.service.js';
import { AuthHttpModule } from '../auth-http.module.js';
import { KeyRing } from '../token/key-ring.js';

@Global()
@Module({})
class TestDatabaseModule {
  static of({ db, url }: TestDatabase): DynamicModule {
    const owner = new OwnerDatabase(() => ({ url }));
    const providers = [
      { provide: Database, useValue: db },
      { provide: OwnerDatabase, useValue: owner },
    ];
    return { module: TestDatabaseModule, providers, exports: [Database, OwnerDatabase] };
  }
}

/** How a request turned out. */
export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body;
  /** Name and value of the cookie that was set, ready to send back; undefined when none was. */
  readonly cookie: string | undefined;
  readonly setCookie: string | undefined;
  /** The header `Retry-After`. */
  readonly retryAfter: string | undefined;
  /** The header `ETag`. */
  readonly etag: string | undefined;
}

export interface Call {
  readonly token?: string;
  readonly apiKey?: string;
  /** The network address it comes from. @default 127.0.0.1 */
  readonly from?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The real routes on a real database, without a socket. */
export class AuthApp {
  private constructor(
    readonly test: TestDatabase,
    readonly app: NestFastifyApplication,
    readonly keysDir: string,
  ) {}

  /** @param modules what is served beside sign-in */
  static async start(...modules: Type[]): Promise<AuthApp> {
    const test = await testDatabase();
    const keysDir = await mkdtemp(join(tmpdir(), 'odr-keys-'));
    const built = await Test.createTestingModule({
      imports: [TestDatabaseModule.of(test), QueueModule, AccessModule, AuthHttpModule, AuditHttpModule, ...modules],
    })
      .overrideProvider(KeyRing)
      .useValue(new KeyRing(keysDir))
      .overrideProvider(SecretBox)
      .useValue(new SecretBox(join(keysDir, 'sealing')))
      .compile();
    const app = built.createNestApplication<NestFastifyApplication>(httpAdapter());
    await configureHttp(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new AuthApp(test, app, keysDir);
  }

  async call<Body = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    { token, apiKey, from, body, headers = {} }: Call = {},
  ): Promise<Answer<Body>> {
    const answer = await this.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        ...headers,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(apiKey !== undefined && { 'x-api-key': apiKey }),
      },
      ...(from !== undefined && { remoteAddress: from }),
      ...(body !== undefined && { payload: body }),
    });
    const setCookie = answer.headers['set-cookie']?.toString();
    return {
      status: answer.statusCode,
      body: (answer.body === '' ? {} : answer.json()) as Body,
      cookie: setCookie?.split(';', 1)[0],
      setCookie,
      retryAfter: answer.headers['retry-after']?.toString(),
      etag: answer.headers['etag']?.toString(),
    };
  }

  /** Someone with a session of their own. */
  async signedUp(email: string): Promise<{ id: string; token: string; refreshToken: string }> {
    const registered = await this.call('POST', '/auth/register', {
      body: { email, password: PASSWORD, name: 'Someone' },
    });
    return { id: String(registered.body['id']), ...(await this.signedIn(email)) };
  }

  async signedIn(email: string, password = PASSWORD): Promise<{ token: string; refreshToken: string }> {
    const { body } = await this.call('POST', '/auth/login?mode=token', { body: { email, password } });
    return { token: String(body['accessToken']), refreshToken: String(body['refreshToken']) };
  }

  async administrator(email = 'root@example.org'): Promise<{ token: string; refreshToken: string }> {
    await this.app.get(AccountService).createAdministrator(email, PASSWORD);
    return this.signedIn(email);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.test.close();
    await rm(this.keysDir, { recursive: true, force: true });
  }
}

export const PASSWORD = 'seven quiet lanterns';
