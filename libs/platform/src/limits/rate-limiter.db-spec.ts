import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { EmbeddedQueueServer } from '../embedded/index.js';
import { GrowingDelay } from './growing-delay.js';
import { LimitsModule } from './limits.module.js';
import { RateLimiter } from './rate-limiter.js';

describe('limits of several processes', () => {
  let folder: string;
  let server: EmbeddedQueueServer;
  const processes: TestingModule[] = [];

  const aProcess = async (): Promise<TestingModule> => {
    const app = await Test.createTestingModule({ imports: [LimitsModule] }).compile();
    processes.push(app);
    return app.init();
  };
  const ADDRESS = { address: '192.0.2.1', account: 'ada@example.org', caller: '192.0.2.1' };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odr-limits-'));
    server = await EmbeddedQueueServer.start({ dir: folder });
    process.env['REDIS_URL'] = server.url;
    process.env['RATE_LIMITS'] = 'login.address=4/60 search.caller=3/60';
  });
  afterAll(async () => {
    await Promise.all(processes.map((app) => app.close()));
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    delete process.env['REDIS_URL'];
    delete process.env['RATE_LIMITS'];
  });

  it('are counted together', async () => {
    const [one, other] = [(await aProcess()).get(RateLimiter), (await aProcess()).get(RateLimiter)];
    for (let turn = 0; turn < 2; turn += 1) {
      await one.spend('login', ADDRESS);
      await other.spend('login', ADDRESS);
    }

    for (const limiter of [one, other, one]) {
      await expect(limiter.spend('login', ADDRESS)).rejects.toMatchObject({
        code: 'request.rate_limited',
        details: { retryAfterSeconds: expect.any(Number) },
      });
    }
    await other.spend('login', { ...ADDRESS, address: '192.0.2.2' });
  });

  it('let no more through when they are asked at once', async () => {
    const [one, other] = [(await aProcess()).get(RateLimiter), (await aProcess()).get(RateLimiter)];
    const asked = await Promise.allSettled(
      Array.from({ length: 40 }, (_, turn) =>
        (turn % 2 === 0 ? one : other).spend('search', { address: 'x', caller: 'busy' }),
      ),
    );

    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });

  it('make a guesser wait in every process', async () => {
    const [one, other] = [(await aProcess()).get(GrowingDelay), (await aProcess()).get(GrowingDelay)];
    for (let failures = 0; failures < 8; failures += 1) await one.failed('guesser');

    await expect(other.assertOver('guesser')).rejects.toMatchObject({ details: { retryAfterSeconds: 8 } });
  });

  it('stop sign-in but not searches while the server is away', async () => {
    const app = await aProcess();
    const [limiter, delay] = [app.get(RateLimiter), app.get(GrowingDelay)];
    await server.stop();
    const away = { address: '192.0.2.9', account: 'b@example.org', caller: 'away' };

    await expect(limiter.spend('login', away)).rejects.toMatchObject({ code: 'service.unavailable' });
    await expect(delay.assertOver('b')).rejects.toMatchObject({ code: 'service.unavailable' });
    for (let turn = 0; turn < 3; turn += 1) await limiter.spend('search', away);
    await expect(limiter.spend('search', away)).rejects.toMatchObject({ code: 'request.rate_limited' });
  });

  it('do not keep a process from starting without the server', async () => {
    const limiter = (await aProcess()).get(RateLimiter);

    await limiter.spend('search', { address: 'y', caller: 'y' });
    await expect(limiter.spend('register', ADDRESS)).rejects.toMatchObject({ code: 'service.unavailable' });
  });
});
