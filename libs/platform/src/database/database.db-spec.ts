import { testDatabase, type TestDatabase } from '../testing/index.js';

describe('the database', () => {
  let world: TestDatabase;
  beforeAll(async () => {
    world = await testDatabase();
  });
  afterAll(() => world.close());

  it('joins the surrounding transaction and rolls all of it back', async () => {
    const failing = world.db.transaction(async () => {
      await world.db.query(`INSERT INTO team (id, name) VALUES (gen_random_uuid(), 'lost')`);
      await world.db.transaction(() => Promise.reject(new Error('inner')));
    });

    await expect(failing).rejects.toThrow('inner');
    expect(await world.db.query(`SELECT 1 FROM team WHERE name = 'lost'`)).toEqual([]);
  });

  it('reads under settings that end with the reading, and writes nothing by it', async () => {
    const setting = `SELECT current_setting('statement_timeout') AS value`;
    const read = (sql: string): Promise<object[]> =>
      world.db.read(undefined, (ask) => ask({ statement_timeout: '1234' }, sql, []));

    expect(await read(setting)).toEqual([{ value: '1234ms' }]);
    expect(await world.db.query(setting)).toEqual([{ value: '1min' }]);
    await expect(read(`INSERT INTO team (id, name) VALUES (gen_random_uuid(), 'written')`)).rejects.toThrow(
      /read-only/,
    );
  });

  it('lets a reading see what its transaction has written', async () => {
    const seen = await world.db.transaction(async () => {
      await world.db.query(`INSERT INTO team (id, name) VALUES (gen_random_uuid(), 'just now')`);
      return world.db.read(undefined, (ask) => ask({}, `SELECT name FROM team WHERE name = $1`, ['just now']));
    });
    expect(seen).toEqual([{ name: 'just now' }]);
  });

  it('sends statements of a transaction that wait for nobody together, and answers each with its own', async () => {
    const numbers = Array.from({ length: 20 }, (_, number) => number);
    const answers = await world.db.transaction(() =>
      Promise.all(
        numbers.map((number) =>
          number % 2
            ? world.db.query<{ number: number }>(`SELECT $1::int AS number`, [number])
            : world.db.preparedQuery<{ number: number }>(`SELECT $1::int AS number, 'even' AS kind`, [number]),
        ),
      ),
    );
    expect(answers.flat().map(({ number }) => number)).toEqual(numbers);
  });

  it('keeps a statement prepared that belongs to its transaction', async () => {
    const insert = `INSERT INTO team (id, name) VALUES (gen_random_uuid(), $1) RETURNING name`;
    const failing = world.db.transaction(async () => {
      expect(await world.db.preparedQuery(insert, ['prepared'])).toEqual([{ name: 'prepared' }]);
      expect(
        await world.db.preparedQuery(`SELECT statement FROM pg_prepared_statements WHERE statement = $1`, [insert]),
      ).toHaveLength(1);
      throw new Error('rolled back');
    });

    await expect(failing).rejects.toThrow('rolled back');
    expect(await world.db.query(`SELECT FROM team WHERE name = 'prepared'`)).toEqual([]);
  });

  it.each(['read', 'cancellable'] as const)('ends a statement that nobody waits for: %s', async (way) => {
    const caller = new AbortController();
    const sleep = 'SELECT pg_sleep(20)';
    const asked =
      way === 'read'
        ? world.db.read(caller.signal, (ask) => ask({}, sleep, []))
        : world.db.cancellable(caller.signal, () => world.db.query(sleep));
    const ended = expect(asked).rejects.toThrow(/canceling statement/);
    const running = `SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query = $1 AND datname = current_database()`;
    while ((await world.asOwner(running, [sleep])).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 20));

    caller.abort();

    await ended;
    expect(await world.asOwner(running, [sleep])).toEqual([]);
  });

  it('refuses to change history, whoever asks', async () => {
    await world.db.query(
      `INSERT INTO content_event (id, content_id, type, payload) VALUES (gen_random_uuid(), gen_random_uuid(), 'received', '{}')`,
    );

    await expect(world.db.query(`UPDATE content_event SET type = 'other'`)).rejects.toThrow(/permission denied/);
    await expect(world.asOwner(`DELETE FROM content_event`)).rejects.toThrow(/append-only/);
    await expect(world.asOwner(`TRUNCATE content_event`)).rejects.toThrow(/append-only/);
  });
});
