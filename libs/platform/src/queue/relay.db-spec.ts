import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Module, type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { QUEUE_OF, type JobName } from '@odr/contracts';
import { Redis } from 'ioredis';
import { Database } from '../database/database.js';
import { DatabaseModule } from '../database/database.module.js';
import { EmbeddedQueueServer } from '../embedded/index.js';
import { Outbox } from '../outbox/outbox.js';
import { testDatabase, type TestDatabase } from '../testing/index.js';
import { HandlesEvent, HandlesJob, type EventOf, type JobOf } from './handles-job.js';
import { JobQueue } from './job-queue.js';
import { QueueControl } from './queue-control.js';
import { QueueModule, QueueWorkerModule } from './queue.module.js';

/** Stands for every handler of the product; remembers what it was given. */
@Injectable()
class Recorder {
  readonly seen: string[] = [];
  failuresLeft = 0;
  running = 0;
  /** Jobs whose work ends when the test says so. */
  held: (() => void)[] = [];
  holds = false;

  async handle({ name, data }: JobOf<JobName>): Promise<void> {
    this.running += 1;
    await (this.holds ? new Promise<void>((end) => this.held.push(end)) : sleep(5));
    this.running -= 1;
    if (this.failuresLeft-- > 0) throw new Error('not this time');
    this.seen.push(`${name} ${Object.values(data).join(' ')}`);
  }

  @HandlesEvent('content.updated')
  index({ data }: EventOf<'content.updated'>): void {
    this.seen.push(`indexed ${data.contentId}`);
  }

  @HandlesEvent('content.updated')
  notify({ data }: EventOf<'content.updated'>): void {
    this.seen.push(`notified ${data.contentId}`);
  }
}
for (const name of Object.keys(QUEUE_OF) as JobName[]) {
  const method = { value: (job: JobOf<JobName>) => Recorder.prototype.handle.call(recorderOf(), job), writable: true };
  Object.defineProperty(Recorder.prototype, name, method);
  HandlesJob(name)(Recorder.prototype, name, method);
}
let recorder = new Recorder();
const recorderOf = (): Recorder => recorder;

@Module({
  imports: [DatabaseModule.connect(), QueueModule, QueueWorkerModule],
  providers: [{ provide: Recorder, useFactory: () => recorder }],
})
class TestWorkerModule {}

describe('the relay', () => {
  let database: TestDatabase;
  let folder: string;
  let server: EmbeddedQueueServer;
  let app: INestApplicationContext;

  beforeAll(async () => {
    database = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'odr-relay-'));
    server = await EmbeddedQueueServer.start({ dir: folder });
    process.env['DATABASE_URL'] = database.url;
    process.env['REDIS_URL'] = server.url;
  });
  beforeEach(async () => {
    recorder = new Recorder();
    const module = await Test.createTestingModule({ imports: [TestWorkerModule] }).compile();
    app = await module.init();
  });
  afterEach(() => app.close());
  afterAll(async () => {
    await server.stop();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  const states = async (): Promise<Record<string, number>> => {
    const rows = await database.db.query<{ state: string; count: number }>(
      `SELECT state, count(*)::int AS count FROM job GROUP BY state`,
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  };
  const until = async (isTrue: () => boolean | Promise<boolean>, ms = 20_000): Promise<void> => {
    for (const end = Date.now() + ms; Date.now() < end; await sleep(50)) if (await isTrue()) return;
    throw new Error(`Still not true; jobs: ${JSON.stringify(await states())}`);
  };

  it('runs a job once its transaction has committed, and never one that rolled back', async () => {
    const db = app.get(Database);
    await db.transaction(() => app.get(JobQueue).add('content.process', { contentId: 'kept' }));
    await db
      .transaction(async () => {
        await app.get(JobQueue).add('content.process', { contentId: 'lost' });
        throw new Error('roll back');
      })
      .catch(() => undefined);

    await until(() => recorder.seen.length > 0);
    await sleep(200);
    expect(recorder.seen).toEqual(['content.process kept']);
  });

  it('delivers an event once to each of its subscribers', async () => {
    await app.get(Database).transaction(() => app.get(Outbox).append('content.updated', { contentId: 'a' }));
    await until(() => recorder.seen.length === 2);
    expect(recorder.seen.sort()).toEqual(['indexed a', 'notified a']);
  });

  it('refuses to tell of something that might roll back', async () => {
    await expect(app.get(Outbox).append('content.updated', { contentId: 'a' })).rejects.toThrow(/transaction/);
  });

  it('adds nothing while a waiting job has the same key', async () => {
    const ids = await app.get(Database).transaction(async () => {
      const add = () => app.get(JobQueue).add('search.index_content', { contentId: 'b' }, { dedupeKey: 'index b' });
      return [await add(), await add(), await add()];
    });

    expect(ids.filter((id) => id !== undefined)).toHaveLength(1);
    await until(() => recorder.seen.includes('search.index_content b'));
  });

  it('tries again after a failure and keeps the reason meanwhile', async () => {
    recorder.failuresLeft = 1;
    const id = await app.get(JobQueue).add('content.process', { contentId: 'c' });
    await until(async () => {
      const [job] = await database.db.query<{ error: { message: string } | null }>(
        `SELECT error FROM job WHERE id = $1`,
        [id],
      );
      return job?.error?.message === 'not this time';
    });
    await until(() => recorder.seen.includes('content.process c'));
  }, 30_000);

  it('runs as many jobs at a time as an administrator says, from now on', async () => {
    const control = app.get(QueueControl);
    recorder.holds = true;
    for (let i = 0; i < 8; i++) await app.get(JobQueue).add('content.process', { contentId: `held ${i}` });
    await until(() => recorder.running === 2);

    await control.limit('content', 5);
    // What runs finishes on the old connection while five run on the new one.
    await until(() => recorder.running === 7);
    await control.limit('content', 1);
    for (const end of recorder.held.splice(0)) end();
    await until(() => recorder.seen.length === 7 && recorder.running === 1);
    await sleep(100);
    expect(recorder.running).toBe(1);

    recorder.holds = false;
    for (const end of recorder.held.splice(0)) end();
    await until(() => recorder.seen.length === 8);
    expect(new Set(recorder.seen).size).toBe(8);
    await control.limit('content', null);
  }, 60_000);

  it('loses nothing and repeats nothing when the queue server forgets everything', async () => {
    const redis = new Redis(server.url);
    const queue = app.get(JobQueue);
    for (let i = 0; i < 50; i++) {
      await queue.add('content.process', { contentId: `flushed ${i}` });
      if (i % 10 === 5) await redis.flushall();
    }
    await redis.quit();
    // What the clock does after two minutes, done now.
    await sleep(500);
    await database.db.query(`UPDATE job SET dispatched_at = now() - interval '3 minutes' WHERE state = 'queued'`);

    await until(
      async () => (await states())['queued'] === undefined && (await states())['running'] === undefined,
      40_000,
    );
    const flushed = recorder.seen.filter((seen) => seen.includes('flushed'));
    expect(flushed).toHaveLength(50);
    expect(new Set(flushed).size).toBe(50);
  }, 60_000);
});
