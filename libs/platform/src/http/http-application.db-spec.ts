import { jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import {
  Body,
  Controller,
  Get,
  Logger,
  Module,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseInterceptors,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { DomainError } from '@odr/kernel';
import { IsString, Length } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Database } from '../database/database.js';
import { testDatabase, type TestDatabase } from '../testing/index.js';
import { SecretBox } from '../sealing/secret-box.js';
import { AnswersSecret } from './answers-secret.decorator.js';
import { configureHttp, httpAdapter } from './http-application.js';
import { HttpModule } from './http.module.js';
import { PageQuery } from './page.query.dto.js';
import { UuidPipe } from './uuid.pipe.js';
import { VersionPipe } from './version.pipe.js';
import { VersionTagInterceptor } from './version-tag.js';

class NoteRequest {
  @IsString()
  @Length(1, 20)
  readonly text!: string;
}

class NoteTaken extends DomainError {
  readonly code = 'content.duplicate';
  constructor(existingId: string) {
    super('This note is here already.', { existingId });
  }
}

class RangeMissed extends DomainError {
  readonly code = 'request.range_not_satisfiable';
  constructor() {
    super('The file has 7 bytes.', { size: 7 });
  }
}

class DiskFull extends DomainError {
  readonly code = 'storage.full';
}

let made = 0;

@Controller('notes')
class NoteController {
  @Get()
  list(@Query() query: PageQuery): PageQuery {
    return query;
  }

  @Get('packed')
  packed(@Res({ passthrough: true }) reply: FastifyReply): never {
    void reply.headers({ 'content-encoding': 'gzip', 'content-disposition': 'attachment; filename="notes.csv"' });
    throw new DiskFull('There is no space left.');
  }

  @Get(':id')
  @UseInterceptors(VersionTagInterceptor)
  read(@Param('id') id: string): { id: string; version: number } {
    if (id === 'range') throw new RangeMissed();
    if (id === 'full') throw new DiskFull('Nothing was kept.');
    if (id === 'bug') throw new Error('SELECT secret FROM vault');
    return { id, version: 3 };
  }

  @Get(':noteId/pages')
  pages(@Param('noteId', UuidPipe) noteId: string): string[] {
    return [noteId];
  }

  @Get(':noteId/pages/:page')
  page(@Param('page', VersionPipe) page: number): number[] {
    return [page];
  }

  @Post('lines')
  async lines(@Req() { body }: { body: Readable }): Promise<string> {
    for await (const chunk of body) expect(chunk).toBeDefined();
    return 'read';
  }

  @Post('secret')
  @AnswersSecret()
  secret(): { number: number; secret: string } {
    return { number: ++made, secret: 'hush' };
  }

  @Post()
  create(@Body() body: NoteRequest): { text: string; number: number } {
    if (body.text === 'taken') throw new NoteTaken('42');
    return { text: body.text, number: ++made };
  }
}

@Module({})
class DatabaseOfTest {}

/** Stands in for authentication: everyone is the same user. */
class SomebodyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    context.switchToHttp().getRequest<{ user?: unknown }>().user = { userId: '01a20400-59ea-771d-b06d-9fb64e9729bb' };
    return true;
  }
}

describe('the HTTP conventions', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let keysDir: string;

  beforeAll(async () => {
    database = await testDatabase();
    keysDir = await mkdtemp(join(tmpdir(), 'odr-keys-'));

    const module = await Test.createTestingModule({
      imports: [
        {
          module: DatabaseOfTest,
          global: true,
          providers: [{ provide: Database, useValue: database.db }],
          exports: [Database],
        },
        HttpModule,
      ],
      controllers: [NoteController],
      providers: [{ provide: APP_GUARD, useClass: SomebodyGuard }],
    })
      .overrideProvider(SecretBox)
      .useValue(new SecretBox(keysDir))
      .compile();
    app = module.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: false });
    await configureHttp(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    await database.close();
    await rm(keysDir, { recursive: true, force: true });
  });

  const post = (payload: unknown, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url: '/api/v1/notes', payload: payload as object, headers });

  it.each(['constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'refuses a field called %s like every other one that nobody declared',
    async (name) => {
      const answer = await post({ text: 'note', [name]: 'x' });

      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ errors: [{ path: name, code: 'whitelistValidation' }] });
    },
  );

  it('names each invalid part of a body and refuses parts nobody declared', async () => {
    const answer = await post({ text: '', role: 'admin' });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ code: 'request.invalid', type: '/problems/request.invalid', status: 400 });
    expect(
      answer
        .json<{ errors: { path: string }[] }>()
        .errors.map(({ path }) => path)
        .sort(),
    ).toEqual(['role', 'text']);
  });

  it('takes no null for a body that leaves everything out', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/notes', payload: 'null', headers });
    expect(answer.json()).toMatchObject({
      status: 400,
      code: 'request.invalid',
      errors: [{ path: '', code: 'isObject' }],
    });
  });

  it.each(['0', '201', 'many'])('refuses a limit of %s', async (limit) => {
    const answer = await app.inject(`/api/v1/notes?limit=${limit}`);
    expect(answer.statusCode).toBe(400);
  });

  it('answers broken JSON with 400, a wrong media type with 415, too much with 413', async () => {
    const send = (payload: string, type: string) =>
      app.inject({ method: 'POST', url: '/api/v1/notes', payload, headers: { 'content-type': type } });
    expect((await send('{"text":', 'application/json')).json()).toMatchObject({ status: 400, code: 'request.invalid' });
    expect((await send('x', 'application/x-thing')).json()).toMatchObject({ status: 415 });
    expect((await send(JSON.stringify({ text: 'x'.repeat(2_000_000) }), 'application/json')).json()).toMatchObject({
      status: 413,
    });
  });

  it('gives a secret again to who asked for it, and keeps it sealed', async () => {
    const ask = (key: string) =>
      app.inject({ method: 'POST', url: '/api/v1/notes/secret', headers: { 'idempotency-key': key } });
    const [first, second] = [await ask('a-secret'), await ask('a-secret')];
    const other = await ask('another-secret');

    expect(first.json()).toMatchObject({ secret: 'hush' });
    expect(second.json()).toEqual(first.json());
    expect(second.headers).toMatchObject({ 'idempotency-replayed': 'true' });
    expect(other.json()).not.toEqual(first.json());
    const kept = await database.asOwner<{ body: string }>(
      `SELECT r.body FROM idempotent_request r WHERE r.key LIKE '%-secret'`,
    );
    expect(kept).toEqual([{ body: expect.stringMatching(/^v1\./) }, { body: expect.stringMatching(/^v1\./) }]);
  });

  it('opens no sealed answer that was moved to another key', async () => {
    const ask = () =>
      app.inject({ method: 'POST', url: '/api/v1/notes/secret', headers: { 'idempotency-key': 'moved-to' } });
    await ask();
    await database.asOwner(
      `UPDATE idempotent_request SET body = (SELECT r.body FROM idempotent_request r WHERE r.key = 'a-secret') WHERE key = 'moved-to'`,
    );
    expect((await ask()).statusCode).toBe(500);
  });

  it('adds what the error knows to the problem', async () => {
    expect((await post({ text: 'taken' })).json()).toMatchObject({
      status: 409,
      code: 'content.duplicate',
      existingId: '42',
    });
  });

  it('says nothing about its own bugs', async () => {
    const answer = await app.inject('/api/v1/notes/bug');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret');
  });

  it.each([
    ['/api/v1/notes/%zz', 400, 'request.invalid'],
    [`/api/v1/notes/${'x'.repeat(301)}`, 404, 'request.not_found'],
  ])('answers like everywhere what no route can be found for: %s', async (url, status, code) => {
    const answer = await app.inject({ url, headers: { 'x-request-id': 'lost' } });

    expect(answer.json()).toMatchObject({ status, code, instance: 'lost' });
    expect(answer.statusCode).toBe(status);
    expect(answer.body).not.toMatch(/%zz|xxx/);
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringContaining('application/problem+json') as unknown,
      'x-content-type-options': 'nosniff',
      'x-request-id': 'lost',
    });
  });

  it('takes over a harmless request id and replaces any other', async () => {
    const given = await app.inject({ url: '/api/v1/notes', headers: { 'x-request-id': 'r-1' } });
    expect(given.headers['x-request-id']).toBe('r-1');
    const forged = await app.inject({ url: '/api/v1/notes', headers: { 'x-request-id': 'x {"level":60}' } });
    expect(forged.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('logs requests that change something by their id and route, never by address or body', async () => {
    const lines = jest.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined);
    await app.inject({ url: '/api/v1/notes?limit=3', headers: { 'x-request-id': 'reading' } });
    await app.inject({
      method: 'POST',
      url: '/api/v1/notes?token=hush',
      payload: { text: 'hush' },
      headers: { 'x-request-id': 'changing' },
    });

    const written = JSON.stringify(lines.mock.calls);
    lines.mockRestore();
    expect(written).toContain('"route":"/api/v1/notes","status":201');
    expect(written).toContain('changing');
    expect(written).not.toMatch(/reading|hush/);
  });

  it('answers 304 to whoever has this version', async () => {
    const first = await app.inject('/api/v1/notes/1');
    const again = await app.inject({
      url: '/api/v1/notes/1',
      headers: { 'if-none-match': String(first.headers['etag']) },
    });
    expect([first.headers['etag'], again.statusCode, again.body]).toEqual(['"3"', 304, '']);
  });

  it.each(['W/"3"', '"2", "3"', '*'])('answers 304 to If-None-Match: %s', async (tag) => {
    const answer = await app.inject({ url: '/api/v1/notes/1', headers: { 'if-none-match': tag } });
    expect(answer.statusCode).toBe(304);
  });

  it.each([
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0x74, 0x22, 0x3a, 0x22, 0xff, 0xc0, 0x22, 0x7d]), 'utf8'],
    ['half a character at the end', Buffer.from([0x22, 0xe2, 0x82]), 'utf8'],
    ['a comma too much', '{"text":"x",}', 'json'],
    ['a key that changes objects', '{"text":"x","__proto__":{"text":"y"}}', 'json'],
  ])('names what is wrong with a body: %s', async (_, payload, code) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/notes', payload, headers });
    expect(answer.json()).toMatchObject({ status: 400, code: 'request.invalid', errors: [{ path: '', code }] });
  });

  it('reads characters that come in pieces', async () => {
    const payload = Readable.from([
      Buffer.from('{"text":"'),
      Buffer.from([0xe2, 0x82]),
      Buffer.from([0xac, 0x22, 0x7d]),
    ]);
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/notes', payload, headers });
    expect(answer.json()).toMatchObject({ text: '€' });
  });

  it.each(['application/json', 'application/x-ndjson'])('unpacks no body: %s', async (type) => {
    const headers = { 'content-type': type, 'content-encoding': 'gzip' };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/notes/lines', payload: gzipSync('{}'), headers });
    expect(answer.json()).toMatchObject({ status: 415, encoding: 'gzip' });
  });

  it('refuses a NUL in a query by its name', async () => {
    expect((await app.inject('/api/v1/notes?cursor=%00')).json()).toMatchObject({
      status: 400,
      errors: [{ path: 'cursor', code: 'isStorable' }],
    });
  });

  it('sends no problem as a packed file', async () => {
    const { headers } = await app.inject('/api/v1/notes/packed');
    expect(headers).toMatchObject({ 'content-type': expect.stringMatching(/^application\/problem\+json/) });
    expect(headers).not.toMatchObject({ 'content-encoding': expect.anything() });
    expect(headers).not.toMatchObject({ 'content-disposition': expect.anything() });
  });

  it('reads no plain text', async () => {
    const headers = { 'content-type': 'text/plain' };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/notes', payload: 'text=x', headers });
    expect(answer.json()).toMatchObject({ status: 415, code: 'request.unsupported_media_type' });
  });

  it.each(['POST', 'PATCH'] as const)('reads no form of a page: %s', async (method) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const answer = await app.inject({ method, url: '/api/v1/notes', payload: 'text=x', headers });
    expect(answer.json()).toMatchObject({ status: 415, code: 'request.unsupported_media_type' });
  });

  it.each(['x', '-1', '1.5', '9'.repeat(16)])(
    'names the parameter of an address that is no version: %s',
    async (page) => {
      expect((await app.inject(`/api/v1/notes/7/pages/${page}`)).json()).toMatchObject({
        status: 400,
        errors: [{ path: 'page', code: 'isInt' }],
      });
      expect((await app.inject('/api/v1/notes/7/pages/3')).json()).toEqual([3]);
    },
  );

  it('names the parameter of an address that is no id', async () => {
    expect((await app.inject('/api/v1/notes/42/pages')).json()).toMatchObject({
      status: 400,
      code: 'request.invalid',
      errors: [{ path: 'noteId', code: 'isUuid' }],
    });
    expect((await app.inject('/api/v1/notes/01a20400-59ea-771d-b06d-9fb64e9729bb/pages')).statusCode).toBe(200);
  });

  it('does not wake anyone for a disk or quota that is full', async () => {
    const [warn, error] = [jest.spyOn(Logger.prototype, 'warn'), jest.spyOn(Logger.prototype, 'error')];
    const answer = await app.inject('/api/v1/notes/full');

    expect(answer.statusCode).toBe(507);
    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ code: 'storage.full' }), 'request refused');
    expect(error).not.toHaveBeenCalled();
  });

  it('says how long a file is whose range was missed', async () => {
    const answer = await app.inject('/api/v1/notes/range');
    expect([answer.statusCode, answer.headers['content-range']]).toEqual([416, 'bytes */7']);
  });

  it('lets lines through whatever the idempotency key: each is repeatable by itself', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/notes/lines',
      payload: '{}\n',
      headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': 'lines' },
    });
    expect([answer.statusCode, answer.body]).toEqual([201, 'read']);
  });

  it('gives a repeated request its first answer and runs it once', async () => {
    const first = await post({ text: 'once' }, { 'idempotency-key': 'k1' });
    const again = await post({ text: 'once' }, { 'idempotency-key': 'k1' });
    expect(again.statusCode).toBe(201);
    expect(again.json()).toEqual(first.json());
    expect((await post({ text: 'other' }, { 'idempotency-key': 'k1' })).json()).toMatchObject({ status: 422 });
  });

  it('keeps no key of a request that was refused', async () => {
    expect((await post({ text: 'taken' }, { 'idempotency-key': 'k2' })).statusCode).toBe(409);
    expect((await post({ text: 'fine' }, { 'idempotency-key': 'k2' })).statusCode).toBe(201);
  });
});
