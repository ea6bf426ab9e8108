import { once } from 'node:events';
import { Controller, Get } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { httpAdapter } from './http-application.js';
import { HangUp } from './hang-up.decorator.js';

const asked = new EventTarget();
let signal: AbortSignal | undefined;

@Controller()
class Slow {
  @Get('slow')
  async slow(@HangUp() hungUp: AbortSignal): Promise<string> {
    signal = hungUp;
    asked.dispatchEvent(new Event('slow'));
    await once(hungUp, 'abort');
    return 'too late';
  }

  @Get('quick')
  quick(@HangUp() hungUp: AbortSignal): string {
    signal = hungUp;
    return 'in time';
  }
}

describe('a client that hangs up', () => {
  let app: NestFastifyApplication;
  let url: string;
  beforeAll(async () => {
    const module = await Test.createTestingModule({ controllers: [Slow] }).compile();
    app = module.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: false });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => app.close());

  it('is noticed while it waits', async () => {
    const client = new AbortController();
    const waiting = once(asked, 'slow');
    const answer = fetch(`${url}/slow`, { signal: client.signal });
    await waiting;
    expect(signal?.aborted).toBe(false);

    client.abort();

    await expect(answer).rejects.toThrow();
    if (signal?.aborted === false) await once(signal, 'abort');
    expect(signal?.aborted).toBe(true);
  });

  it('is none when it has its answer', async () => {
    expect(await (await fetch(`${url}/quick`, { headers: { connection: 'close' } })).text()).toBe('in time');
    expect(signal?.aborted).toBe(false);
  });
});
