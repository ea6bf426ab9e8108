import { ANONYMOUS_SCOPE, type TeamScope } from '@odr/access';
import { encodeCursor, newId, type TeamId, type UserId } from '@odr/kernel';
import { seedUser, testDatabase, type TestDatabase } from '@odr/platform/testing';
import { pageSql } from './content.reader.js';
import { ListContentsQuery } from './dto/list-contents.query.dto.js';

const ROWS = 20_000;

describe('the list over many rows', () => {
  let test: TestDatabase;
  let someone: UserId;

  beforeAll(async () => {
    test = await testDatabase();
    someone = await seedUser(test);
    await test.asOwner(
      `INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license_verdict, user_id, created_at)
       SELECT gen_random_uuid(), 'image', n::text, CASE WHEN n % 10 = 0 THEN 'pending' ELSE 'available' END, 'done',
              encode(sha256(n::text::bytea), 'hex'), 'jpeg', 1, 'open', $1, now() - n * interval '1 second'
         FROM generate_series(1, ${ROWS}) n`,
      [someone],
    );
    await test.asOwner('ANALYZE content');
  });
  afterAll(() => test.close());

  const member = (): TeamScope => ({ userId: newId<UserId>(), teamIds: [newId<TeamId>()], seesAll: false });
  const middle = encodeCursor([new Date(Date.now() - (ROWS / 2) * 1_000).toISOString(), newId<string>()]);

  it.each([
    ['anonymous', (): TeamScope => ANONYMOUS_SCOPE],
    ['a contributor', member],
    ['a moderator', (): TeamScope => ({ ...member(), seesAll: true })],
  ])('walks an index from where the page begins, for %s', async (_, scope) => {
    for (const cursor of [undefined, middle]) {
      const { sql, parameters } = pageSql(scope(), Object.assign(new ListContentsQuery(), { cursor }));
      const rows = await test.asOwner<{ 'QUERY PLAN': string }>(
        `EXPLAIN (ANALYZE, TIMING off, COSTS off) ${sql}`,
        parameters,
      );
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');

      expect(plan).toMatch(/Index Scan using content_(status_)?created_idx/);
      expect(plan).not.toMatch(/Seq Scan on content/);
      const read = Number(/Index Scan using content_\w+ on content c \(actual rows=(\d+)/.exec(plan)?.[1]);
      expect(read).toBeLessThanOrEqual(51);
    }
  });
});
