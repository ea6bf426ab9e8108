import type { Principal } from '@odr/access';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import { ReroutingService } from '../routing/rerouting.service.js';
import { ModerationWorld } from '../testing/moderation-world.js';
import { QueueCountRepository } from './queue-count.repository.js';
import { QUEUES_SQL } from './queue.reader.js';
import { QueueProcessor } from './queue.processor.js';
import { WaitingRepository } from './waiting.repository.js';

describe('queues', () => {
  let world: ModerationWorld;
  let admin: Principal;
  let mina: Principal;
  let noah: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    admin = await world.person('admin');
    mina = await world.person();
    noah = await world.person();
  });
  afterAll(() => world.stop());

  const create = (name: string, more: object = {}) =>
    world.call(admin, 'POST', 'moderation/queues', { name, family: name, ...more });
  const change = (name: string, body: object, ifMatch?: string) =>
    world.call(admin, 'PATCH', `moderation/queues/${name}`, { ...body }, ifMatch ? { 'if-match': ifMatch } : {});
  const counts = async (name: string, actor = admin) =>
    (await world.call(actor, 'GET', 'moderation/queues')).body.items.find((queue) => queue['name'] === name);
  const claim = (name: string, actor: Principal, count = 1) =>
    world.call(actor, 'POST', `moderation/queues/${name}/claim`, { count });

  it('are made, changed by one of two, and deleted', async () => {
    expect(await create('children', { title: 'Children' })).toMatchObject({
      status: 201,
      body: { title: 'Children', members: [], isStanding: false },
    });
    expect(await create('children')).toMatchObject({ status: 409, body: { code: 'moderation.queue_exists' } });
    const { body } = await world.call(admin, 'GET', 'moderation/queues/children');
    const tag = `"${String(body['version'])}"`;

    const both = await Promise.all([
      change('children', { dueMinutesBySeverity: [60, 50, 40, 30, 20] }, tag),
      change('children', { hiddenActions: ['delist'] }, tag),
    ]);

    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await change('children', { dueMinutesBySeverity: [60, 50] })).toMatchObject({ status: 400 });
    expect(await change('children', { members: [(await world.person('contributor')).userId] })).toMatchObject({
      status: 400,
    });
    expect(await world.call(admin, 'DELETE', 'moderation/queues/children')).toMatchObject({ status: 204 });
    expect(await world.call(admin, 'GET', 'moderation/queues/children')).toMatchObject({ status: 404 });
    expect(await create('children')).toMatchObject({ status: 409 });
  });

  it('cannot be deleted while anything needs them, and say what does', async () => {
    await create('needed');
    await world.seedCases(2, 'needed');

    expect(await world.call(admin, 'DELETE', 'moderation/queues/needed')).toMatchObject({
      status: 409,
      body: { code: 'moderation.queue_in_use', open: 2, rules: [] },
    });
    expect(await world.call(admin, 'DELETE', 'moderation/queues/flagged')).toMatchObject({
      status: 409,
      body: { isStanding: true, rules: ['Suspicions'] },
    });
  });

  it('are seen and worked in by their members alone, once they have some', async () => {
    await create('private');
    await world.seedCases(1, 'private');
    expect(await counts('private', noah)).toMatchObject({ open: 1 });
    await change('private', { members: [mina.userId] });

    expect(await counts('private', noah)).toBeUndefined();
    expect(await world.call(noah, 'GET', 'moderation/queues/private/items')).toMatchObject({ status: 403 });
    expect(await claim('private', noah)).toMatchObject({ status: 403, body: { code: 'moderation.not_a_member' } });
    expect(await world.call(admin, 'GET', 'moderation/queues/private/items')).toMatchObject({ status: 200 });
    expect(await claim('private', admin)).toMatchObject({ status: 403 });
    expect((await claim('private', mina)).body.items).toHaveLength(1);
  });

  it('do not offer what is hidden', async () => {
    await create('gentle', { hiddenActions: ['flag_illegal'] });
    await world.seedCases(1, 'gentle');
    const items = (await claim('gentle', mina)).body.items as never[];

    expect((await world.decide(mina, items, 'flag_illegal')).status).toBe(422);
    expect((await world.decide(mina, items, 'approve')).status).toBe(201);
  });

  it('count rightly whatever happens at once, before and after folding', async () => {
    await create('busy');
    const ids = await world.seedCases(60, 'busy');
    const people = [mina, noah, await world.person(), await world.person()];
    const fold = () => world.get(QueueCountRepository).fold();

    await Promise.all([
      ...people.map(async (person) => {
        for (let round = 0; round < 5; round += 1) {
          const { body } = await claim('busy', person);
          await world.decide(person, body.items as never[], 'approve');
        }
      }),
      fold(),
      fold(),
    ]);

    expect(await counts('busy')).toMatchObject({ open: ids.length - 20, leased: 0 });
    await fold();
    expect(await counts('busy')).toMatchObject({ open: ids.length - 20 });
    expect(await world.get(QueueCountRepository).reconcile()).toBe(0);
    await world.test.asOwner(`UPDATE moderation_queue_total SET open = 7 WHERE queue = 'busy'`);
    expect(await world.get(QueueCountRepository).reconcile()).toBe(1);
    expect(await counts('busy')).toMatchObject({ open: ids.length - 20 });
  });

  it('are counted without reading the cases that wait', async () => {
    await create('large');
    await world.seedCases(8_000, 'large');
    await world.test.asOwner(`UPDATE moderation_case SET due_at = now() + interval '1 day' WHERE queue = 'large'`);
    await world.test.asOwner(`VACUUM ANALYZE moderation_case`);

    const rows = await world.test.db.query<Record<string, string>>(
      `EXPLAIN (ANALYZE, FORMAT TEXT, TIMING OFF) ${QUEUES_SQL}`,
      [mina.userId, true],
    );
    const plan = rows.map((row) => row['QUERY PLAN'] ?? '').join('\n');

    expect(plan).not.toContain('Seq Scan on moderation_case');
    const read = [...plan.matchAll(/on moderation_case .*?actual (?:time=\S+ )?rows=([\d.]+)/g)].map(([, n]) =>
      Number(n),
    );
    expect(read.length).toBeGreaterThan(0);
    expect(Math.max(...read)).toBeLessThan(200);
  });

  it('tell how much was passed on, until it is decided', async () => {
    await create('passed');
    await world.seedCases(2, 'passed');
    const claim = async (actor = mina) =>
      (await world.call(actor, 'POST', 'moderation/queues/passed/claim', { count: 1 })).body.items as never[];
    await world.decide(mina, await claim(), 'escalate');
    expect(await counts('passed')).toMatchObject({ open: 2, escalated: 1 });

    const { body } = await world.call(admin, 'GET', 'moderation/queues/passed/items');
    const [id] = body.items.flatMap((item) => (item['state'] === 'escalated' ? [String(item['id'])] : []));
    await world.test.asOwner(`UPDATE moderation_case SET severity = 4 WHERE id = $1`, [id]);
    expect((await world.decide(admin, await claim(admin), 'approve')).status).toBe(201);
    expect(await counts('passed')).toMatchObject({ open: 1, escalated: 0 });
  });

  it('let rise what has waited for half of its time, and what is late', async () => {
    await create('late');
    const [slow = '', late = ''] = await world.seedCases(2, 'late');
    await world.test.asOwner(
      `UPDATE moderation_case SET priority = 1, due_at = now() + interval '1 hour', raise_at = now() WHERE id = $1`,
      [slow],
    );
    await world.test.asOwner(
      `UPDATE moderation_case SET priority = 1, due_at = now() - interval '1 hour' WHERE id = $1`,
      [late],
    );
    expect(await counts('late')).toMatchObject({ overdue: 1 });

    const tend = () =>
      new QueueProcessor(
        world.test.db,
        world.get(WaitingRepository),
        world.get(QueueCountRepository),
        world.get(ModerationEventRepository),
        world.get(ReroutingService),
      ).tend();
    await tend();
    await tend();

    expect(await world.caseRow(slow)).toMatchObject({ priority: 26, breached_at: null });
    expect(await world.caseRow(late)).toMatchObject({ priority: 101, breached_at: expect.any(Date) });
    expect(await counts('late')).toMatchObject({ overdue: 1, open: 2 });
  });
});
