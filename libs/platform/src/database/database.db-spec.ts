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

  it('refuses to change history, whoever asks', async () => {
    await world.db.query(
      `INSERT INTO content_event (id, content_id, type, payload) VALUES (gen_random_uuid(), gen_random_uuid(), 'received', '{}')`,
    );

    await expect(world.db.query(`UPDATE content_event SET type = 'other'`)).rejects.toThrow(/permission denied/);
    await expect(world.asOwner(`DELETE FROM content_event`)).rejects.toThrow(/append-only/);
    await expect(world.asOwner(`TRUNCATE content_event`)).rejects.toThrow(/append-only/);
  });
});
