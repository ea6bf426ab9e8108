import { newId, type TeamId, type UserId } from '@odr/kernel';
import { seedUser, testDatabase, type TestDatabase } from '@odr/platform/testing';
import { ACTIVITY, CONTRIBUTIONS, STATISTICS, TeamContentReader } from './team-content.reader.js';
import { TeamContentRepository } from './team-content.repository.js';

/** Either leads to a team's items; the smaller one wins where no order is asked for. */
const TEAM_INDEX = /content_team_(?:created|size)_idx/;
const OTHERS = 80_000;
const LARGE = 20_000;
const SMALL = 500;

describe('what a dashboard and a hand-over cost beside 100,000 items of others', () => {
  let test: TestDatabase;
  let reader: TeamContentReader;
  let owner: UserId;
  let large: TeamId;
  let small: TeamId;

  beforeAll(async () => {
    test = await testDatabase();
    reader = new TeamContentReader(test.db);
    owner = await seedUser(test);
    [large, small] = [await teamOf(owner), await teamOf(owner)];
    await fill(await teamOf(owner), OTHERS);
    await fill(large, LARGE);
    await fill(small, SMALL);
    await test.asOwner(`ANALYZE content, content_derivative, content_event`);
  }, 120_000);
  afterAll(() => test.close());

  const teamOf = async (userId: UserId): Promise<TeamId> => {
    const id = newId<TeamId>();
    await test.asOwner(`INSERT INTO team (id, name) VALUES ($1::uuid, $1::text)`, [id]);
    await test.asOwner(`INSERT INTO team_member (team_id, user_id, role) VALUES ($1, $2, 'owner')`, [id, userId]);
    return id;
  };
  /** Items of the last 200 days, each with one rendition and one event. */
  const fill = (teamId: TeamId, count: number) =>
    test.asOwner(
      `WITH made AS (
         INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license_verdict, user_id, team_id, created_at)
         SELECT gen_random_uuid(), 'image', 'picture', (ARRAY['pending', 'available'])[1 + n % 2], 'done', md5($1::uuid::text || n), 'jpeg', 1000,
                'open', $2, $1::uuid, now() - (n % 200) * interval '1 day' FROM generate_series(1, $3::int) AS n RETURNING id),
       rendered AS (
         INSERT INTO content_derivative (content_id, variant, sha256, media_type, size, width, height)
         SELECT id, 'preview', id::text, 'image/jpeg', 100, 64, 64 FROM made)
       INSERT INTO content_event (id, content_id, type, payload, actor_id, team_id)
       SELECT gen_random_uuid(), id, 'received', '{}', $2, $1::uuid FROM made`,
      [teamId, owner, count],
    );
  const planOf = async (sql: string, parameters: unknown[]) => {
    const rows = await test.db.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, parameters);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };

  it.each([
    ['statistics', STATISTICS, () => [small], [TEAM_INDEX, 'content_derivative_pkey']],
    ['contributions', CONTRIBUTIONS, () => [small, new Date()], [TEAM_INDEX]],
    ['activity', ACTIVITY, () => [small, 20], ['content_event_team_idx', 'content_pkey']],
  ])('reads %s of a team through their indexes', async (_, sql, parameters, indexes) => {
    const plan = await planOf(sql, parameters());

    for (const index of indexes) expect(plan).toMatch(index);
    expect(plan).not.toMatch(/Seq Scan on content/);
  });

  it('counts by status and state, and adds up the storage', async () => {
    expect(await reader.statistics(small)).toEqual({
      total: SMALL,
      byStatus: { pending: SMALL / 2, available: SMALL / 2 },
      byProcessingState: { done: SMALL },
      originalBytes: SMALL * 1_000,
      derivativeBytes: SMALL * 100,
    });
    expect(await reader.statistics(await teamOf(owner))).toEqual({
      total: 0,
      byStatus: {},
      byProcessingState: {},
      originalBytes: 0,
      derivativeBytes: 0,
    });
  });

  it('has a number for each of 90 days, the last of which is today', async () => {
    const { days, contributors } = await reader.contributions(small, new Date());

    expect(days).toHaveLength(90);
    expect(days.at(-1)?.day).toBe(new Date().toISOString().slice(0, 10));
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(89 * 2);
    expect(contributors).toEqual([{ userId: owner, name: 'Someone', isMember: true, count: SMALL }]);
  });

  // 100,000 items were measured on two shared cores: 0.4 s for their statistics, 10 s for handing them over.
  it('hands a large team over at once, with an event for each item', async () => {
    await test.db.transaction(() => new TeamContentRepository(test.db).handOver(large, small, owner));

    expect((await reader.statistics(large)).total).toBe(0);
    expect((await reader.statistics(small)).total).toBe(LARGE + SMALL);
    expect(await test.db.query(`SELECT count(*)::int AS count FROM content_event WHERE type = 'updated'`)).toEqual([
      { count: LARGE },
    ]);
  }, 120_000);
});
