import type { Principal } from '@odr/access';
import { IntakeService } from '../intake/intake.service.js';
import { contradictions } from '../testing/check-history.js';
import { ModerationWorld } from '../testing/moderation-world.js';
import { ReroutingService } from './rerouting.service.js';

type Body = Record<string, unknown>;

describe('routing', () => {
  let world: ModerationWorld;
  let admin: Principal;
  let mina: Principal;
  beforeEach(async () => {
    world = await ModerationWorld.start();
    admin = await world.person('admin');
    mina = await world.person();
    await world.call(admin, 'POST', 'moderation/queues', { name: 'weapons', family: 'intake' });
  });
  afterEach(() => world.stop());

  const SUSPICIONS = { title: 'Suspicions', queue: 'flagged', when: { isSuspected: true } };
  const WEAPONS = { title: 'Weapons', queue: 'weapons', when: { flags: ['weapon'], minSeverity: 2 } };
  const DEFAULTS = { intake: 'pending', reports: 'reports', appeals: 'appeals' };
  const preview = (rules: readonly object[], defaults: object = DEFAULTS) =>
    world.call(admin, 'POST', 'moderation/routing/preview', { rules, defaults });
  const change = async (rules: readonly object[], planHash: unknown, ifMatch = '"1"') =>
    world.call(admin, 'PUT', 'moderation/routing', { rules, defaults: DEFAULTS, planHash }, { 'if-match': ifMatch });
  const suspect = async (flag: string) => {
    const id = await world.waiting();
    await world.get(IntakeService).suspect(id, flag, 'objects');
    return id;
  };
  const queueOf = async (subjectId: string) => {
    const [row] = await world.test.db.query<{ queue: string }>(
      `SELECT queue FROM moderation_case WHERE subject_id = $1 AND closed_at IS NULL`,
      [subjectId],
    );
    return row?.queue;
  };

  it('is looked at, then put in force, and the histories know it', async () => {
    const gun = await suspect('weapon');
    const nude = await suspect('nsfw');

    const shown = await preview([WEAPONS, SUSPICIONS]);
    expect(shown).toMatchObject({
      status: 200,
      body: { total: 1, moves: [{ from: 'flagged', to: 'weapons', count: 1, held: 0, samples: [{ severity: 2 }] }] },
    });
    expect(await queueOf(gun)).toBe('flagged');

    expect(await change([WEAPONS, SUSPICIONS], shown.body['planHash'])).toMatchObject({
      status: 200,
      body: { version: 2, toMove: 1, moved: 1, isMoving: false },
    });
    expect([await queueOf(gun), await queueOf(nude)]).toEqual(['weapons', 'flagged']);
    expect(await queueOf(await suspect('weapon'))).toBe('weapons');
    expect(await contradictions(world.test, [gun, nude])).toEqual([]);
    expect(await world.call(admin, 'DELETE', 'moderation/queues/weapons')).toMatchObject({
      status: 409,
      body: { open: 2, rules: ['Weapons'] },
    });
  });

  it('lets the first rule that fits decide', async () => {
    const gun = await suspect('weapon');

    const { body } = await preview([SUSPICIONS, WEAPONS]);

    expect(body['moves']).toEqual([]);
    expect(await queueOf(gun)).toBe('flagged');
  });

  it('refuses what somebody else has changed, and tells what it is now', async () => {
    const { body } = await preview([WEAPONS]);

    const both = await Promise.all([change([WEAPONS], body['planHash']), change([WEAPONS], body['planHash'])]);

    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(both.find(({ status }) => status === 412)?.body).toMatchObject({
      code: 'request.precondition_failed',
      current: { version: 2, rules: [WEAPONS] },
    });
  });

  it('refuses when other cases would move by now', async () => {
    await suspect('weapon');
    const { body } = await preview([WEAPONS, SUSPICIONS]);
    await suspect('weapon');

    expect(await change([WEAPONS, SUSPICIONS], body['planHash'])).toMatchObject({
      status: 409,
      body: { code: 'moderation.routing_changed', preview: { total: 2 } },
    });
    expect((await world.call(admin, 'GET', 'moderation/routing')).body).toMatchObject({ version: 1 });
  });

  it('moves nothing out of somebody’s hands until it is free', async () => {
    const gun = await suspect('weapon');
    const { id, leaseToken } = await world.claim(mina, gun, 'flagged');
    const { body } = await preview([WEAPONS, SUSPICIONS]);
    expect(body['moves']).toMatchObject([{ count: 1, held: 1 }]);

    expect((await change([WEAPONS, SUSPICIONS], body['planHash'])).body).toMatchObject({ moved: 0, isMoving: true });
    expect(await queueOf(gun)).toBe('flagged');
    await world.call(mina, 'POST', `moderation/items/${id}/release`, { leaseToken });
    await world.get(ReroutingService).goOn(2);

    expect(await queueOf(gun)).toBe('weapons');
    expect((await world.call(admin, 'GET', 'moderation/routing')).body).toMatchObject({ moved: 1, isMoving: false });
  });

  it('asks for every part of a condition', async () => {
    const gun = await suspect('weapon');
    const total = async (when: Body) => (await preview([{ ...WEAPONS, when }, SUSPICIONS])).body['total'];
    const fits: Body[] = [
      {},
      { causes: ['rule', 'scanner'] },
      { minSeverity: 2 },
      { scanners: ['objects'] },
      { licenses: ['open', 'not_open', 'unknown'] },
      { types: ['image'] },
    ];
    const misses: Body[] = [
      { causes: ['rule'] },
      { minSeverity: 3 },
      { flags: ['nsfw'] },
      { scanners: ['faces'] },
      { reporters: ['trusted'] },
      { types: ['video'] },
      { teams: ['00000000-0000-4000-8000-000000000000'] },
      { labels: ["it's"] },
      { flags: ['weapon'], minSeverity: 4 },
    ];

    for (const when of fits) expect([when, await total(when)]).toEqual([when, 1]);
    for (const when of misses) expect([when, await total(when)]).toEqual([when, 0]);
    expect(await queueOf(gun)).toBe('flagged');
  });

  it('refuses queues that there are not, and defaults of another family', async () => {
    expect(await preview([{ ...WEAPONS, queue: 'nowhere' }])).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'rules.0.queue' }] },
    });
    expect(await preview([], { intake: 'reports' })).toMatchObject({ status: 400 });
    expect(await preview([{ ...WEAPONS, when: { minSeverity: 9 } }])).toMatchObject({ status: 400 });
    expect(await preview([{ ...WEAPONS, when: { sql: '1' } }])).toMatchObject({ status: 400 });
  });
});
