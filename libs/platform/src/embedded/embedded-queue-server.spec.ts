import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { EmbeddedQueueServer } from './embedded-queue-server.js';

describe('the queue server that needs nothing installed', () => {
  let dir: string;
  let server: EmbeddedQueueServer;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'odr-queue-'));
    server = await EmbeddedQueueServer.start({ dir, origins: ['wasm'] });
  });
  afterEach(async () => {
    await server.stop();
    await rm(dir, { recursive: true });
  });

  it('answers those who know the password only', async () => {
    const redis = new Redis(server.url);
    const stranger = new Redis(server.url.replace(/:[^:@]*@/, ''), { lazyConnect: true, maxRetriesPerRequest: 0 });
    stranger.on('error', () => undefined);

    expect(await redis.ping()).toBe('PONG');
    await expect(stranger.ping()).rejects.toThrow(/NOAUTH/);
    redis.disconnect();
    stranger.disconnect();
  });

  it('comes back on the same address after a kill', async () => {
    const address = server.url;
    const died = new Promise<void>((resolve) => server.onDeath(resolve));
    process.kill(server.pid ?? 0, 'SIGKILL');
    await died;

    await server.restart();

    const redis = new Redis(address);
    expect(await redis.ping()).toBe('PONG');
    redis.disconnect();
  });
});
