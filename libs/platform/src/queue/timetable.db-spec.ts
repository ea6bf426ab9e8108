import { setTimeout as sleep } from 'node:timers/promises';
import { testDatabase, type TestDatabase } from '../testing/index.js';
import type { HandlerRegistry } from './handler-registry.js';
import { JobQueue } from './job-queue.js';
import { Timetable } from './timetable.js';

const EVERY_MS = 50;

describe('the timetable', () => {
  let test: TestDatabase;
  let workers: Timetable[];
  beforeAll(async () => {
    test = await testDatabase();
    const handlers = { repeated: () => new Map([['mail.prune', EVERY_MS]]) } as unknown as HandlerRegistry;
    workers = [1, 2].map(() => new Timetable(handlers, new JobQueue(test.db)));
  });
  afterAll(() => test.close());

  const asked = () => test.asOwner<{ state: string }>(`SELECT state FROM job WHERE name = 'mail.prune'`);
  /** However long a busy machine takes; nothing more is asked for three turns after that. */
  const askedLastly = async (times: number) => {
    while ((await asked()).length < times) await sleep(EVERY_MS);
    await sleep(3 * EVERY_MS);
    return asked();
  };

  it('asks once at a time, however many workers start, and again when its turn has come', async () => {
    for (const worker of workers) await worker.onApplicationBootstrap();
    expect(await askedLastly(1)).toHaveLength(1);

    await test.asOwner(`UPDATE job SET state = 'done' WHERE name = 'mail.prune'`);
    expect(await askedLastly(2)).toHaveLength(2);
  });

  it('asks no more after the worker has stopped', async () => {
    await Promise.all(workers.map((worker) => worker.onApplicationShutdown()));
    await test.asOwner(`DELETE FROM job`);
    await sleep(3 * EVERY_MS);

    expect(await asked()).toEqual([]);
  });
});
