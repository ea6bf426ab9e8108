import { testDatabase, type TestDatabase } from '../testing/test-database.js';
import { JobQueue } from './job-queue.js';
import { JobRepository } from './job.repository.js';
import { QueueControl } from './queue-control.js';
import { QueueReader } from './queue.reader.js';

describe('controlling queues', () => {
  let test: TestDatabase;
  let control: QueueControl;
  let reader: QueueReader;
  let queue: JobQueue;
  let jobs: JobRepository;

  beforeEach(async () => {
    test = await testDatabase();
    control = new QueueControl(test.db);
    reader = new QueueReader(test.db);
    queue = new JobQueue(test.db);
    jobs = new JobRepository(test.db);
  });
  afterEach(() => test.close());

  const ask = (contentId: string, dedupeKey?: string) => queue.add('content.process', { contentId }, { dedupeKey });
  const contentQueue = async () => (await reader.summaries()).find(({ name }) => name === 'content');

  it('counts every queue, also the idle ones', async () => {
    await ask('a');
    await ask('b');
    const [first] = await jobs.takeUndispatched(1);
    if (first) await jobs.begin(first.id);

    expect(await contentQueue()).toEqual({
      name: 'content',
      waiting: 1,
      active: 1,
      failed: 0,
      completed: 0,
      paused: false,
      concurrency: 2,
      perMinute: 0,
      remainingSeconds: null,
      waitingSince: expect.any(Date),
    });
    expect(await reader.summaries()).toHaveLength(new Set((await reader.summaries()).map(({ name }) => name)).size);
  });

  it('lets a paused queue stand still and gives lost hints again when it goes on', async () => {
    const id = await ask('a');
    expect(await jobs.takeUndispatched(10)).toHaveLength(1);
    await control.pause('content');
    await control.pause('content');

    expect(id && (await jobs.begin(id))).toBeUndefined();
    expect(await reader.jobs({ state: 'paused' }, 10)).toMatchObject({
      items: [{ id, queue: 'content', state: 'paused' }],
    });
    expect(await jobs.takeUndispatched(10)).toEqual([]);

    await control.resume('content');
    expect(await contentQueue()).toMatchObject({ paused: false });
    expect(await jobs.takeUndispatched(10)).toMatchObject([{ id }]);
  });

  it('runs failed jobs again, but none whose work waits already', async () => {
    const failed = [await ask('a', 'a'), await ask('b', 'b')];
    await test.asOwner(
      `UPDATE job SET state = 'failed', attempts = 5, error = '{"code":"x","message":"y"}', finished_at = now()`,
    );
    const again = await ask('b', 'b');

    expect(await control.retryFailed('content')).toBe(1);
    const { items } = await reader.jobs({ queue: 'content', state: 'queued' }, 10);
    expect(items.map(({ id }) => id).sort()).toEqual([failed[0], again].sort());
    expect(await control.retryFailed('search')).toBe(0);
  });

  it('lists the latest first, page by page', async () => {
    const ids = [await ask('a'), await ask('b'), await ask('c')];
    const first = await reader.jobs({}, 2);
    const second = await reader.jobs({}, 2, first.nextCursor ?? undefined);

    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.reverse());
    expect(second.nextCursor).toBeNull();
  });

  it('tells at what rate a queue works and how long the rest will take', async () => {
    for (const one of ['a', 'b', 'c']) await ask(one);
    await test.asOwner(
      `UPDATE job SET state = 'done', finished_at = now() - interval '1 minute' WHERE payload->>'contentId' <> 'c'`,
    );

    expect(await contentQueue()).toMatchObject({ perMinute: 0.4, remainingSeconds: 150 });
    expect(await reader.history(10)).toEqual([{ queue: 'content', at: expect.any(Date), done: 2, failed: 0 }]);
  });

  describe('with jobs that failed for different reasons', () => {
    beforeEach(async () => {
      for (const one of ['a', 'b', 'c']) await ask(one);
      await test.asOwner(
        `UPDATE job SET state = 'failed', attempts = 5, finished_at = now(),
                error = jsonb_build_object('code', CASE payload->>'contentId' WHEN 'a' THEN 'storage.full' ELSE 'content.timeout' END,
                                           'message', payload->>'contentId')`,
      );
    });

    it('counts them by cause', async () => {
      expect(await reader.failures()).toMatchObject([
        { queue: 'content', name: 'content.process', code: 'content.timeout', count: 2 },
        { queue: 'content', name: 'content.process', code: 'storage.full', count: 1, message: 'a' },
      ]);
    });

    it('shows what each was asked to do', async () => {
      expect((await reader.jobs({ code: 'storage.full' }, 10)).items).toMatchObject([{ payload: { contentId: 'a' } }]);
    });

    it('runs those of one cause again', async () => {
      expect(await control.retryFailed('content', { code: 'content.timeout' })).toBe(2);
      expect(await contentQueue()).toMatchObject({ waiting: 2, failed: 1 });
    });

    it('runs one of them again', async () => {
      const [first] = (await reader.jobs({ state: 'failed' }, 1)).items;

      expect(await control.retryFailed('content', { ids: first ? [first.id] : [] })).toBe(1);
      expect(await contentQueue()).toMatchObject({ waiting: 1, failed: 2 });
    });

    it('forgets those that nobody will run again', async () => {
      expect(await control.discardFailed('content', { code: 'storage.full' })).toBe(1);
      expect(await control.discardFailed('search')).toBe(0);
      expect(await contentQueue()).toMatchObject({ waiting: 0, failed: 2 });
    });
  });

  it('counts what finished lately by an index, however many jobs are kept', async () => {
    await test.asOwner(
      `INSERT INTO job (id, queue, name, payload, state, finished_at)
       SELECT gen_random_uuid(), 'content', 'content.process', '{}', 'done', now() - make_interval(mins => n)
         FROM generate_series(1, 10000) AS n`,
    );
    await test.asOwner(`ANALYZE job`);
    const plan = await test.db.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT count(*) FROM job WHERE finished_at > now() - interval '1 hour'`,
    );

    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('job_finished_idx');
  });
});
