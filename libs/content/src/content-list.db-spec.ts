import { ANONYMOUS_SCOPE, type TeamScope } from '@odr/access';
import { encodeCursor, newId, type Page, type TeamId, type UserId } from '@odr/kernel';
import { seedUser, testDatabase, type TestDatabase } from '@odr/platform/testing';
import { ContentReader, pageSql } from './content.reader.js';
import type { ContentResponse } from './dto/content.response.dto.js';
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

  it('tells times in UTC with a Z, and turns pages by the microsecond', async () => {
    const owner = await seedUser(test);
    await test.asOwner(
      `INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license_verdict, user_id, created_at)
       SELECT gen_random_uuid(), 'image', n::text, 'available', 'done', encode(sha256(('z' || n)::bytea), 'hex'), 'jpeg', 1, 'open', $1,
              '2026-01-02T03:04:05.678900+02:00'::timestamptz + n * interval '1 microsecond' FROM generate_series(1, 5) n`,
      [owner],
    );
    const reader = new ContentReader(test.db);

    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = Object.assign(new ListContentsQuery(), { userId: owner, limit: 2, sort: 'createdAt', cursor });
      const page = JSON.parse(await reader.page(ANONYMOUS_SCOPE, query)) as Page<ContentResponse>;
      seen.push(...page.items.map(({ createdAt }) => createdAt));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);

    expect(seen).toEqual([1, 2, 3, 4, 5].map((n) => `2026-01-02T01:04:05.67890${n}Z`));
  });
});
