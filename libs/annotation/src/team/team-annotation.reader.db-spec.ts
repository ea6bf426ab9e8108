import { newId, type AnnotationId, type TeamId, type UserId } from '@odr/kernel';
import { seedUser, testDatabase, type TestDatabase } from '@odr/platform/testing';
import { ACTIVITY, STATISTICS, TeamAnnotationReader } from './team-annotation.reader.js';

const OTHERS = 100_000;

describe('annotations of a team’s content, on its dashboard', () => {
  let test: TestDatabase;
  let reader: TeamAnnotationReader;
  let member: UserId;
  let outsider: UserId;
  let small: TeamId;
  let empty: TeamId;

  beforeAll(async () => {
    test = await testDatabase();
    reader = new TeamAnnotationReader(test.db);
    [member, outsider] = [await seedUser(test), await seedUser(test)];
    [small, empty] = [await teamOf(member), await teamOf(member)];
    await fill(await teamOf(member), OTHERS);
    await fill(small, 50);
    await test.asOwner(`ANALYZE content, annotation, annotation_version`);
  }, 120_000);
  afterAll(() => test.close());

  const teamOf = async (userId: UserId): Promise<TeamId> => {
    const id = newId<TeamId>();
    await test.asOwner(`INSERT INTO team (id, name) VALUES ($1::uuid, $1::text)`, [id]);
    await test.asOwner(`INSERT INTO team_member (team_id, user_id, role) VALUES ($1, $2, 'owner')`, [id, userId]);
    return id;
  };
  /** Items with one annotation each, made by the member. */
  const fill = (teamId: TeamId, count: number) =>
    test.asOwner(
      `WITH made AS (
         INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license_verdict, user_id, team_id)
         SELECT gen_random_uuid(), 'image', 'picture', 'pending', 'done', md5($1::uuid::text || n), 'jpeg', 1000, 'open', $2, $1::uuid
           FROM generate_series(1, $3::int) AS n RETURNING id),
       said AS (
         INSERT INTO annotation (id, content_id, annotation, user_id) SELECT gen_random_uuid(), id, '{}', $2 FROM made RETURNING id)
       INSERT INTO annotation_version (annotation_id, version, annotation, user_id) SELECT id, 1, '{}', $2 FROM said`,
      [teamId, member, count],
    );

  it.each([
    ['statistics', STATISTICS, () => [small]],
    ['activity', ACTIVITY, () => [small, 20]],
  ])('reads %s of a team through the indexes, beside 100,000 of others', async (_, sql, parameters) => {
    const rows = await test.db.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, parameters());
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');

    expect(plan).toMatch(/content_team_(?:created|size)_idx/);
    expect(plan).toContain('annotation_content_idx');
    expect(plan).not.toMatch(/Seq Scan on (content|annotation)/);
  });

  it('are counted, with the items that have any', async () => {
    expect(await reader.statistics(small)).toEqual({ total: 50, annotatedContents: 50, manuallyAdjusted: 0 });
    expect(await reader.statistics(empty)).toEqual({ total: 0, annotatedContents: 0, manuallyAdjusted: 0 });
  });

  it('name who made or edited them last, if they are in the team', async () => {
    const [annotation] = await test.db.query<{ id: AnnotationId }>(
      `UPDATE annotation a SET version = 2, updated_at = now() + interval '1 minute' FROM content c
        WHERE c.id = a.content_id AND a.id = (SELECT max(x.id::text)::uuid FROM annotation x JOIN content y ON y.id = x.content_id WHERE y.team_id = $1)
        RETURNING a.id`,
      [small],
    );
    await test.db.query(
      `INSERT INTO annotation_version (annotation_id, version, annotation, user_id, created_at) VALUES ($1, 2, '{}', $2, now() + interval '1 minute')`,
      [annotation?.id, outsider],
    );

    const [edited, made, ...rest] = await reader.activity(small, 20);

    expect(edited).toMatchObject({ id: annotation?.id, act: 'annotation.edited', actorId: null, actorName: null });
    expect(made).toMatchObject({ act: 'annotation.made', actorId: member, subjectName: 'picture', bySystem: false });
    expect(rest).toHaveLength(18);
  });
});
