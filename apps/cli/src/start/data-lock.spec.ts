import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockData, runningOn, startMarkOf } from './data-lock.js';

describe('the lock on a data folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odr-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('tells a second start who holds it and where', async () => {
    await lockData(folder, 'http://localhost:3000');

    await expect(lockData(folder, 'http://localhost:3001')).rejects.toThrow(
      new RegExp(`process ${process.pid}, http://localhost:3000`),
    );
  });

  it('is free again afterwards, with nothing left in the folder', async () => {
    const release = await lockData(folder, 'http://localhost:3000');

    await release();

    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ['a process that is gone', { pid: 2 ** 22 - 1, startedAt: '1', url: 'http://localhost:1' }],
    [
      'another process that was given the same id',
      { pid: process.pid, startedAt: `${startMarkOf(process.pid)}0`, url: 'http://localhost:1' },
    ],
  ])('is taken over from %s', async (_who, noted) => {
    await writeFile(join(folder, 'running.json'), JSON.stringify(noted));

    expect(await runningOn(folder)).toBeUndefined();
    await lockData(folder, 'http://localhost:3000');

    expect((await runningOn(folder))?.url).toBe('http://localhost:3000');
  });

  it('goes to one of many that start at once', async () => {
    const starts = await Promise.allSettled(
      Array.from({ length: 8 }, (_, port) => lockData(folder, `http://localhost:${port}`)),
    );

    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
