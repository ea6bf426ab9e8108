import { testDatabase, type TestDatabase } from '@odr/platform/testing';
import { BoundedReads, boundsOf } from './bounds.js';

describe('the statements of a search', () => {
  let world: TestDatabase;
  let reads: BoundedReads;
  beforeAll(async () => {
    world = await testDatabase();
    reads = new BoundedReads(world.db);
  });
  afterAll(() => world.close());

  /** Longer than any test waits: it ends because it is stopped. */
  const endless = (): Promise<unknown> => world.db.query('SELECT pg_sleep(300)');
  const running = async (): Promise<number> => {
    const [row] = await world.asOwner<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity
        WHERE datname = current_database() AND state = 'active' AND query LIKE 'SELECT pg_sleep(300)%'`,
    );
    return row?.count ?? 0;
  };

  it('are stopped when time is up, and nothing goes on', async () => {
    await expect(reads.within(boundsOf(50), endless)).rejects.toMatchObject({ code: 'search.timed_out' });
    expect(await running()).toBe(0);
    const late = { ...boundsOf(50), untilMs: performance.now() - 1 };
    await expect(reads.within(late, endless)).rejects.toMatchObject({ code: 'search.timed_out' });
  }, 60_000);

  it('are stopped when nobody waits any more', async () => {
    const gone = new AbortController();
    const reading = expect(reads.within(boundsOf(60_000, gone.signal), endless)).rejects.toMatchObject({
      code: 'search.cancelled',
    });
    while ((await running()) === 0);
    gone.abort();
    await reading;

    expect(await running()).toBe(0);
    await expect(reads.within(boundsOf(60_000, gone.signal), endless)).rejects.toMatchObject({
      code: 'search.cancelled',
    });
  }, 60_000);

  it('take no helpers from others', async () => {
    const rows = await reads.within(boundsOf(1_000), () => world.db.query('SHOW max_parallel_workers_per_gather'));
    expect(rows).toEqual([{ max_parallel_workers_per_gather: '0' }]);
  });

  it('leave the connection as it was', async () => {
    await reads.within(boundsOf(1_000), () => world.db.query('SELECT 1'));
    const rows = await world.db.query<{ statement_timeout: string }>('SHOW statement_timeout');
    expect(rows[0]?.statement_timeout).not.toBe('1s');
    expect(await world.db.query('SHOW max_parallel_workers_per_gather')).not.toEqual([
      { max_parallel_workers_per_gather: '0' },
    ]);
  });
});
