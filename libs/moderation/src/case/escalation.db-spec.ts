import type { Principal } from '@odr/access';
import { ModerationWorld } from '../testing/moderation-world.js';

describe('cases that wait for who leads', () => {
  let world: ModerationWorld;
  let admin: Principal;
  let mina: Principal;
  let omar: Principal;
  let queue: string;
  let number = 0;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    admin = await world.person('admin');
    mina = await world.person();
    omar = await world.person();
  });
  beforeEach(async () => {
    number += 1;
    queue = await world.queue(`escalated${number}`);
  });
  afterAll(() => world.stop());

  const list = async (actor: Principal, more = '') =>
    (await world.call(actor, 'GET', `moderation/escalated?queue=${queue}${more}`)).body;
  const claim = async (actor: Principal, count = 1) =>
    (await world.call(actor, 'POST', `moderation/queues/${queue}/claim`, { count })).body.items as unknown as {
      id: string;
      leaseToken: number;
      severity: number;
    }[];
  /** Cases of the queue that were passed on, the first of them longest ago. */
  const passedOn = async (count: number): Promise<string[]> => {
    await world.seedCases(count, queue);
    const items = await claim(mina, count);
    for (const [index, item] of items.entries()) {
      await world.decide(mina, [item], 'escalate', { note: `Number ${index}.` });
      await world.test.asOwner(
        `UPDATE moderation_case SET escalated_at = now() - make_interval(hours => $2) WHERE id = $1`,
        [item.id, count - index],
      );
    }
    return items.map(({ id }) => id);
  };

  it('are listed with who passed them on, why and since when; those that have waited longest come first', async () => {
    const ids = await passedOn(3);

    const { items, nextCursor } = await list(omar);

    expect(items.map(({ itemId }) => itemId)).toEqual(ids);
    expect(items[0]).toMatchObject({
      ...{ queue, queueTitle: queue, subjectType: 'content', name: 'picture', why: 'passed_on', note: 'Number 0.' },
      ...{
        by: { id: mina.userId, name: expect.any(String) },
        heldBy: null,
        isMine: false,
        isOverdue: expect.any(Boolean),
      },
    });
    expect(Date.parse(String(items[0]?.['escalatedAt']))).toBeLessThan(Date.now() - 2 * 3_600_000);
    expect(nextCursor).toBeNull();
  });

  it('are read page by page while some are decided', async () => {
    const ids = await passedOn(5);
    const first = await list(omar, '&limit=2');
    await world.call(admin, 'POST', `moderation/items/${ids[0]}/claim`, {});
    await world.test.asOwner(`UPDATE moderation_case SET state = 'decided', closed_at = now() WHERE id = $1`, [ids[2]]);

    const second = await list(omar, `&limit=2&cursor=${String(first['nextCursor'])}`);
    const third = await list(omar, `&limit=2&cursor=${String(second['nextCursor'] ?? '')}`);

    expect(first.items.map(({ itemId }) => itemId)).toEqual([ids[0], ids[1]]);
    expect(second.items.map(({ itemId }) => itemId)).toEqual([ids[3], ids[4]]);
    expect(second['nextCursor']).toBeNull();
    expect(third).toMatchObject({ status: 400 });
  });

  it('are found by who, why and how long, and refuse what is no filter', async () => {
    const [oldest, newest, other] = await passedOn(3);
    await world.test.asOwner(`UPDATE moderation_case SET escalated_by = $2, escalated_at = now() WHERE id = $1`, [
      other,
      omar.userId,
    ]);

    const found = async (more: string) => (await list(admin, more)).items.map(({ itemId }) => itemId);
    expect(await found(`&by=${omar.userId}`)).toEqual([other]);
    expect(await found('&minHours=3')).toEqual([oldest]);
    expect(await found('&why=dispute')).toEqual([]);
    expect(await found(`&why=passed_on&by=${mina.userId}`)).toEqual([oldest, newest]);
    const people = (await world.call(admin, 'GET', 'moderation/escalated/people')).body.items;
    expect(people).toContainEqual({ id: omar.userId, name: expect.any(String), count: expect.any(Number) });
    for (const wrong of ['why=because', 'by=mina', 'minHours=-1', 'cursor=abc', 'limit=0'])
      expect(await world.call(admin, 'GET', `moderation/escalated?${wrong}`)).toMatchObject({ status: 400 });
    expect(await world.call(await world.person('contributor'), 'GET', 'moderation/escalated')).toMatchObject({
      status: 403,
    });
  });

  it('name nobody where two differ who had to agree', async () => {
    await world.call(admin, 'POST', 'moderation/policies', {
      ...{ code: 'terms.by_two', title: 'By two', text: 'Two have to say the same.', ground: 'terms', severity: 3 },
      requiredReviews: 2,
    });
    await world.seedCases(1, queue);
    const [first] = await claim(mina);
    await world.decide(mina, [first as never], 'reject', { policy: 'terms.by_two', note: 'Worst.' });
    const [second] = await claim(omar);
    expect(second?.id).toBe(first?.id);
    await world.decide(omar, [second as never], 'approve');

    expect((await list(admin)).items).toMatchObject([{ itemId: first?.id, why: 'dispute', by: null, note: null }]);
  });

  it('are those of one’s own queues, except for who arranges them', async () => {
    const [id] = await passedOn(1);
    await world.test.asOwner(`INSERT INTO moderation_queue_member (queue, user_id) VALUES ($1, $2)`, [
      queue,
      mina.userId,
    ]);

    expect((await list(omar)).items).toEqual([]);
    expect((await list(mina)).items).toMatchObject([{ itemId: id }]);
    expect((await list(admin)).items).toMatchObject([{ itemId: id }]);
  });

  it('are taken one by one by who leads, and by nobody who is not asked', async () => {
    const [id] = await passedOn(1);
    const take = (actor: Principal) => world.call(actor, 'POST', `moderation/items/${id}/claim`, {});
    const lead = await world.person('admin');

    expect(await take(omar)).toMatchObject({ status: 403 });
    const both = await Promise.all([take(admin), take(lead)]);

    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [winner, loser] = both[0].status === 200 ? [admin, lead] : [lead, admin];
    expect((await list(winner)).items).toMatchObject([{ heldBy: { id: winner.userId }, isMine: true }]);
    expect(await take(loser)).toMatchObject({ body: { code: 'moderation.item_taken', itemId: id } });
    expect(await take(winner)).toMatchObject({ status: 200 });
    expect(
      await world.call(admin, 'POST', 'moderation/items/018f0000-0000-7000-8000-000000000001/claim', {}),
    ).toMatchObject({ status: 404 });
  });

  it('are found by an index, however many cases there are', async () => {
    await world.seedCases(5_000, queue);
    await world.test.asOwner(
      `UPDATE moderation_case SET state = 'escalated' WHERE id IN (SELECT id FROM moderation_case WHERE queue = $1 LIMIT 40)`,
      [queue],
    );
    await world.test.asOwner(`ANALYZE moderation_case`);

    const [plan] = await world.test.db.query<{ 'QUERY PLAN': unknown }>(
      `EXPLAIN (FORMAT JSON) SELECT c.id FROM moderation_case c
        WHERE c.state = 'escalated' AND c.closed_at IS NULL AND c.escalated_at IS NOT NULL
        ORDER BY c.escalated_at, c.id LIMIT 20`,
    );

    expect(JSON.stringify(plan)).toContain('moderation_case_escalation_idx');
    expect(JSON.stringify(plan)).not.toContain('Seq Scan');
    expect((await list(admin, '&limit=20')).items).toHaveLength(20);
  });
});
