import { testDatabase, type TestDatabase } from '../testing/test-database.js';
import { JobQueue } from './job-queue.js';
import { JobRepository } from './job.repository.js';
import { QueueControl } from './queue-control.js';

describe('controlling queues', () => {
  let test: TestDatabase;
  let control: QueueControl;
  let queue: JobQueue;
  let jobs: JobRepository;

  beforeEach(async () => {
    test = await testDatabase();
    control = new QueueControl(test.db);
    queue = new JobQueue(test.db);
    jobs = new JobRepository(test.db);
  });
  afterEach(() => test.close());

  const ask = (contentId: string, dedupeKey?: string) => queue.add('content.process', { contentId }, { dedupeKey });
  const contentQueue = async () => (await control.summaries()).find(({ name }) => name === 'content');

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
    });
    expect(await control.summaries()).toHaveLength(new Set((await control.summaries()).map(({ name }) => name)).size);
  });

  it('lets a paused queue stand still and gives lost hints again when it goes on', async () => {
    const id = await ask('a');
    expect(await jobs.takeUndispatched(10)).toHaveLength(1);
    await control.pause('content');
    await control.pause('content');

    expect(id && (await jobs.begin(id))).toBeUndefined();
    expect(await control.jobs({ state: 'paused' }, 10)).toMatchObject({
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
    const { items } = await control.jobs({ queue: 'content', state: 'queued' }, 10);
    expect(items.map(({ id }) => id).sort()).toEqual([failed[0], again].sort());
    expect(await control.retryFailed('search')).toBe(0);
  });

  it('lists the latest first, page by page', async () => {
    const ids = [await ask('a'), await ask('b'), await ask('c')];
    const first = await control.jobs({}, 2);
    const second = await control.jobs({}, 2, first.nextCursor ?? undefined);

    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.reverse());
    expect(second.nextCursor).toBeNull();
  });
});
