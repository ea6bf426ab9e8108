import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { EmbeddedQueueServer } from '../embedded/index.js';
import { SharedCache } from './shared-cache.js';
import { SharedCacheModule } from './shared-cache.module.js';

describe('the shared cache', () => {
  let folder: string;
  let server: EmbeddedQueueServer;
  const processes: TestingModule[] = [];

  const aProcess = async (): Promise<SharedCache> => {
    const app = await Test.createTestingModule({ imports: [SharedCacheModule] }).compile();
    processes.push(app);
    return app.get(SharedCache);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odr-cache-'));
    server = await EmbeddedQueueServer.start({ dir: folder });
    process.env['REDIS_URL'] = server.url;
  });
  afterAll(async () => {
    await Promise.all(processes.map((app) => app.close()));
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('gives one process what another has loaded', async () => {
    const [one, other] = [await aProcess(), await aProcess()];
    expect(await one.remember('answer', 60_000, () => Promise.resolve({ value: 42 }))).toEqual({ value: 42 });
    expect(await other.remember('answer', 60_000, () => Promise.reject(new Error('loaded twice')))).toEqual({
      value: 42,
    });
  });

  it('loads once for callers that miss together', async () => {
    const cache = await aProcess();
    let loads = 0;
    const load = (): Promise<number> => Promise.resolve(++loads);
    expect(await Promise.all([1, 2, 3].map(() => cache.remember('together', 60_000, load)))).toEqual([1, 1, 1]);
  });

  it('forgets in time', async () => {
    const cache = await aProcess();
    await cache.remember('brief', 20, () => Promise.resolve('old'));
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await cache.remember('brief', 20, () => Promise.resolve('new'))).toBe('new');
  });

  it('answers without the server too', async () => {
    const cache = await aProcess();
    await server.stop();
    expect(await cache.remember('alone', 60_000, () => Promise.resolve('fresh'))).toBe('fresh');
  });

  it('boots without the server too', async () => {
    const cache = await aProcess();
    expect(await cache.remember('alone', 60_000, () => Promise.resolve('kept here'))).toBe('kept here');
    expect(await cache.remember('alone', 60_000, () => Promise.resolve('loaded twice'))).toBe('kept here');
  });
});
