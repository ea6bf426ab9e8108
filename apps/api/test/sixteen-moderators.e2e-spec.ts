import { contentGet, moderationClaimItems, moderationDecide, moderationListEvents, type ItemResponse } from '@odr/sdk';
import { Actor } from './support/actor.js';
import { ok, refused } from './support/answers.js';
import { onSystemDatabase } from './support/system-database.js';

const MODERATORS = 16;
const ITEMS = 1_000;
/** A queue of its own, so that the other stories meet none of these items. */
const QUEUE = 'sixteen';

const SEED = `
  WITH made AS (
    INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license, license_verdict, user_id)
    SELECT gen_random_uuid(), 'image', 'seeded for sixteen', 'pending', 'done', encode(sha256(gen_random_uuid()::text::bytea), 'hex'),
           'jpeg', 1000, 'CC0-1.0', 'open', $1 FROM generate_series(1, $2::integer)
    RETURNING id)
  INSERT INTO moderation_case (id, queue, family, subject_type, subject_id, state, priority, due_at)
  SELECT gen_random_uuid(), $3, $3, 'content', made.id, 'pending', floor(random() * 100), now() + interval '1 day' FROM made
  RETURNING id`;

describe('sixteen moderators on a thousand items at once', () => {
  let moderators: Actor[];
  let seeded: string[];

  beforeAll(async () => {
    moderators = [];
    // Four at a time: passwords are hashed slowly on purpose.
    while (moderators.length < MODERATORS) {
      moderators.push(...(await Promise.all(Array.from({ length: 4 }, () => Actor.moderator()))));
    }
    seeded = await onSystemDatabase(async (client) => {
      await client.query(
        `INSERT INTO moderation_queue (name, title, family, position) VALUES ($1, $1, $1, 99) ON CONFLICT DO NOTHING`,
        [QUEUE],
      );
      const { rows } = await client.query<{ id: string }>(SEED, [moderators[0]?.id, ITEMS, QUEUE]);
      return rows.map(({ id }) => id);
    });
  }, 180_000);

  // The other stories look at queues and lists; only the events stay, as they must.
  afterAll(() =>
    onSystemDatabase(async (client) => {
      await client.query(
        `DELETE FROM moderation_review WHERE case_id IN (SELECT id FROM moderation_case WHERE queue = $1)`,
        [QUEUE],
      );
      await client.query(
        `DELETE FROM moderation_decision WHERE case_id IN (SELECT id FROM moderation_case WHERE queue = $1)`,
        [QUEUE],
      );
      await client.query(`DELETE FROM moderation_case WHERE queue = $1`, [QUEUE]);
      await client.query(`DELETE FROM moderation_queue WHERE name = $1`, [QUEUE]);
      await client.query(`UPDATE content SET deleted_at = now() WHERE name = 'seeded for sixteen'`);
    }),
  );

  const claim = async (actor: Actor, count: number): Promise<ItemResponse[]> =>
    (
      await ok(
        moderationClaimItems({ client: actor.client, path: { name: QUEUE }, body: { count, leaseSeconds: 600 } }),
      )
    ).items;

  const decide = (actor: Actor, items: readonly ItemResponse[], action: 'reject' | 'delist') =>
    moderationDecide({
      client: actor.client,
      body: {
        itemIds: items.map(({ id }) => id),
        leaseTokens: Object.fromEntries(items.map(({ id, leaseToken }) => [id, leaseToken])),
        action,
      },
    });

  const expire = (items: readonly ItemResponse[]): Promise<unknown> =>
    onSystemDatabase((client) =>
      client.query(`UPDATE moderation_case SET lease_expires_at = now() WHERE id = ANY($1::uuid[])`, [
        items.map(({ id }) => id),
      ]),
    );

  it('refuses the decision of a stale lease, and names it', async () => {
    const [early, late] = moderators as [Actor, Actor];
    const stale = await claim(early, 1);
    await expire(stale);
    const fresh = await claim(late, 1);
    expect(fresh.map(({ id }) => id)).toEqual(stale.map(({ id }) => id));

    const problem = await refused(decide(early, stale, 'delist'));

    expect(problem).toMatchObject({ status: 409, code: 'moderation.lease_lost', itemIds: stale.map(({ id }) => id) });
    await ok(decide(late, fresh, 'reject'));
    expect(await refused(decide(early, stale, 'delist'))).toMatchObject({ status: 409 });
    const { status } = await ok(contentGet({ client: late.client, path: { id: String(stale[0]?.subjectId) } }));
    expect(status).toBe('unavailable');
  });

  it('decides no item twice and loses none', async () => {
    const decided: string[] = [];
    const work = async (actor: Actor, seat: number): Promise<void> => {
      for (let items = await claim(actor, 5); items.length > 0; items = await claim(actor, 1 + (seat % 12))) {
        const batch = await ok(decide(actor, items, seat % 2 ? 'reject' : 'delist'));
        // Meanwhile some decisions are drawn to be judged again, as cases of their own in the same queue.
        decided.push(...batch.decisions.map(({ itemId }) => itemId).filter((id) => seeded.includes(id)));
      }
    };

    await Promise.all(moderators.map(work));

    expect(decided).toHaveLength(ITEMS - 1);
    expect(new Set(decided).size).toBe(ITEMS - 1);
    const left = await onSystemDatabase(async (client) => {
      const { rows } = await client.query(
        `SELECT count(*)::integer AS cases, count(DISTINCT e.payload->>'caseId')::integer AS decided, count(e.id)::integer AS events
           FROM moderation_case c LEFT JOIN moderation_event e ON e.subject_id = c.subject_id AND e.type = 'case_decided'
            AND e.payload->>'caseId' = c.id::text
          WHERE c.id = ANY($1::uuid[]) AND c.state = 'decided'`,
        [seeded],
      );
      return rows[0] as unknown;
    });
    expect(left).toEqual({ cases: ITEMS, decided: ITEMS, events: ITEMS });
  }, 120_000);

  it('keeps a history of who decided', async () => {
    const [first] = moderators as [Actor];
    const [subject] = await onSystemDatabase(async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `SELECT subject_id AS id FROM moderation_case WHERE id = $1`,
        [seeded[0]],
      );
      return rows;
    });

    const { items } = await ok(
      moderationListEvents({
        client: first.client,
        path: { type: 'content', id: String(subject?.id) },
        query: { limit: 50 },
      }),
    );

    expect(items.map(({ type }) => type)).toEqual(['case_decided']);
    expect(moderators.map(({ id }) => id)).toContain(items[0]?.actorId);
  });
});
