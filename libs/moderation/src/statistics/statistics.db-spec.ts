import type { Principal } from '@odr/access';
import { seedContent } from '@odr/platform/testing';
import { ModerationWorld } from '../testing/moderation-world.js';
import { DayCounter } from './day-counter.js';

describe('statistics of moderation', () => {
  let world: ModerationWorld;
  let ada: Principal;
  let mina: Principal;
  let otto: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    [ada, mina, otto] = [await world.person('admin'), await world.person(), await world.person()];
    const rita = await world.person('contributor');
    for (const action of ['approve', 'reject', 'reject']) {
      const content = await world.waiting();
      const more = action === 'reject' ? { policy: 'terms.quality' } : {};
      await world.decide(mina, [await world.claim(mina, content)], action, more);
    }
    const reported = await seedContent(world.test);
    await world.call(rita, 'POST', 'reports', { subjectType: 'content', subjectId: reported, reason: 'privacy' });
    const item = await world.claim(otto, reported, 'reports');
    const { body } = await world.decide(otto, [item], 'delist', { policy: 'privacy.faces' });
    await world.call(ada, 'POST', `moderation/decisions/${String(body.decisions[0]?.['id'])}/reverse`);
    for (let time = 0; time < 2; time += 1) await world.get(DayCounter).count();
  });
  afterAll(() => world.stop());

  const stats = async (actor: Principal, more = '') =>
    (await world.call(actor, 'GET', `moderation/stats${more}`)).body as Record<string, Record<string, unknown>[]>;

  it('reconcile to the unit with the event log, however often it is counted', async () => {
    const counted = await world.test.db.query(
      `SELECT measure, sum(count)::integer AS count FROM moderation_day GROUP BY measure ORDER BY measure`,
    );
    const logged = await world.test.db.query(
      `SELECT CASE type WHEN 'case_opened' THEN 'opened' WHEN 'case_decided' THEN 'decided' WHEN 'case_reopened' THEN 'reversed'
                        ELSE 'reported' END AS measure, count(*)::integer AS count
         FROM moderation_event GROUP BY 1 ORDER BY 1`,
    );

    expect(counted).toEqual(logged);
    expect((await stats(ada))['total']).toMatchObject({ opened: 4, reported: 1, decided: 4, reversed: 1 });
  });

  it('are by queue, policy, reason and action, with how long it took', async () => {
    const body = await stats(ada);

    expect(body['queues']).toMatchObject([
      { key: 'pending', decided: 3, p50Seconds: expect.any(Number) },
      { key: 'reports', decided: 1, reversed: 1 },
    ]);
    expect(body['policies']).toMatchObject([
      { key: 'privacy.faces', decided: 1, reversed: 1 },
      { key: 'terms.quality', decided: 2, reversed: 0 },
    ]);
    expect(body['reasons']).toMatchObject([{ key: 'person:privacy', reported: 1 }]);
    expect(body['actions']).toMatchObject([{ key: 'approve' }, { key: 'delist' }, { key: 'reject', decided: 2 }]);
  });

  it('show a lead everybody, and others themselves, in CSV too', async () => {
    expect((await stats(ada))['moderators']?.map(({ decided }) => decided).sort()).toEqual([1, 3]);
    expect((await stats(otto))['moderators']).toMatchObject([{ key: otto.userId, decided: 1, reversed: 1 }]);
    const csv = await world.text(otto, 'moderation/stats?format=csv');
    expect(csv).toContain(`decided,reports,delist,privacy.faces,${otto.userId},1,`);
    expect(csv).not.toContain(mina.userId);
    expect((await world.call(otto, 'GET', 'moderation/stats?from=2026-02-30')).status).toBe(400);
    expect((await world.call(otto, 'GET', 'moderation/stats?from=2026-02-02&to=2026-02-01')).status).toBe(400);
  });

  it('are public as a transparency report, without anybody in it', async () => {
    const { body } = await world.call(undefined, 'GET', 'moderation/transparency-report');
    const rows = body['rows'] as Record<string, unknown>[];

    expect(rows).toContainEqual(
      expect.objectContaining({ part: '4_notices', indicator: 'notices received', category: 'TOTAL', value: 1 }),
    );
    expect(rows).toContainEqual(
      expect.objectContaining({ part: '6_own_initiative_terms', indicator: 'measures', category: 'TOTAL', value: 2 }),
    );
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${mina.userId}|${otto.userId}`));
    const csv = await world.text(undefined, 'moderation/transparency-report?format=csv');
    expect(csv.split('\r\n')[0]).toBe(
      'applicability,service,reporting_period_start,reporting_period_end,part,indicator,scope,value,note',
    );
    expect(csv.split('\r\n')).toHaveLength(rows.length + 2);
  });
});
