import { jest } from '@jest/globals';
import type { Principal } from '@odr/access';
import { ModerationWorld } from '../testing/moderation-world.js';
import { ExpiryService } from './expiry.service.js';

const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;

/** Everything but what time it is. */
const REAL = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
];

describe.each([
  ['a year ahead', YEAR_MS],
  ['a year behind', -YEAR_MS],
])('a process whose clock is %s', (_, byMs) => {
  let world: ModerationWorld;
  let mina: Principal;
  let omar: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    mina = await world.person();
    omar = await world.person();
  });
  afterAll(() => world.stop());
  afterEach(() => {
    jest.useRealTimers();
  });
  const jump = (): void => {
    jest.useFakeTimers({ now: Date.now() + byMs, doNotFake: REAL });
  };
  const remains = async (column: string, table: string, id: string): Promise<number> => {
    const [row] = await world.test.db.query<{ hours: number }>(
      `SELECT extract(epoch FROM ${column} - now())::float8 / 3600 AS hours FROM ${table} WHERE id = $1`,
      [id],
    );
    return row?.hours ?? NaN;
  };

  it('neither takes a case from who holds it, nor keeps it for them longer', async () => {
    const content = await world.waiting();
    const item = await world.claim(mina, content);
    jump();

    await expect(world.claim(omar, content)).rejects.toThrow(/free/);
    expect(
      await world.call(mina, 'POST', `moderation/items/${item.id}/extend`, {
        leaseToken: item.leaseToken,
        leaseSeconds: 3_600,
      }),
    ).toMatchObject({ status: 200 });
    expect(await remains('lease_expires_at', 'moderation_case', item.id)).toBeCloseTo(1, 1);
    await world.expire(item.id);
    expect(await world.decide(mina, [item], 'approve')).toMatchObject({ status: 409 });
    const again = await world.claim(omar, content);
    expect(again.leaseToken).toBeGreaterThan(item.leaseToken ?? 0);
    expect(await world.decide(omar, [again], 'approve')).toMatchObject({ status: 201 });
  });

  it('lets a deferred case rest for as long as was meant', async () => {
    const content = await world.waiting();
    const item = await world.claim(mina, content);
    jump();

    expect(await world.decide(mina, [item], 'defer')).toMatchObject({ status: 201 });

    expect(await remains('not_before', 'moderation_case', item.id)).toBeCloseTo(24, 1);
    await expect(world.claim(omar, content)).rejects.toThrow(/free/);
  });

  it('ends a temporary decision when it was to end, not at once and not a year later', async () => {
    const content = await world.waiting();
    const item = await world.claim(mina, content);
    jump();

    const { body } = await world.decide(mina, [item], 'reject', { durationHours: 48 });
    const id = String(body['id']);

    expect(await remains('expires_at', 'moderation_decision', id)).toBeCloseTo(48, 1);
    await world.get(ExpiryService).endDue();
    expect(await world.statusOf(content)).toBe('unavailable');
  });

  it('lets nobody appeal too late, and everybody in time', async () => {
    const uma = await world.person('contributor');
    const content = await world.waiting({ userId: uma.userId });
    const { body } = await world.decide(mina, [await world.claim(mina, content)], 'reject');
    jump();

    const appeal = () =>
      world.call(uma, 'POST', 'appeals', { decisionId: body['id'], text: 'Nothing is wrong with it.' });
    expect(await appeal()).toMatchObject({ status: 201 });
    await world.test.asOwner(`UPDATE moderation_decision SET decided_at = now() - interval '2 years' WHERE id = $1`, [
      body['id'],
    ]);
    await world.test.asOwner(`DELETE FROM moderation_appeal WHERE decision_id = $1`, [body['id']]);
    expect(await appeal()).toMatchObject({ status: 409, body: { code: 'appeal.too_late' } });
  });

  it('measures what is late, and who is suspended, by the database', async () => {
    const uma = await world.person('contributor');
    const queue = await world.queue(`clock${byMs > 0 ? 'ahead' : 'behind'}`);
    await world.seedCases(3, queue);
    await world.test.asOwner(
      `UPDATE moderation_case SET due_at = now() + interval '1 day', raise_at = NULL WHERE queue = $1`,
      [queue],
    );
    jump();

    const queues = (await world.call(mina, 'GET', 'moderation/queues')).body.items;
    expect(queues.find(({ name }) => name === queue)).toMatchObject({ open: 3, overdue: 0 });
    await world.call(mina, 'POST', `moderation/users/${uma.userId}/suspensions`, {
      ...{ policy: 'terms.hateful', reason: 'Again and again, after three warnings.', days: 7 },
    });
    expect((await world.call(uma, 'GET', 'moderation/standing')).body).toMatchObject({ isSuspended: true });
  });
});
