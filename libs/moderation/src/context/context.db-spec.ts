import type { Principal } from '@odr/access';
import { ArrivalChecks } from '@odr/content';
import type { DecisionId } from '@odr/kernel';
import { seedContent } from '@odr/platform/testing';
import { CaseOpener } from '../case/case-opener.js';
import { QualitySampler } from '../quality/quality-sampler.js';
import { QualityRepository } from '../quality/quality.repository.js';
import { ModerationWorld } from '../testing/moderation-world.js';

const HASH = `${'0f'.repeat(16)}${'a5'.repeat(16)}`;

describe('what stands beside a case', () => {
  let world: ModerationWorld;
  let ada: Principal;
  let mina: Principal;
  let otto: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    [ada, mina, otto] = [await world.person('admin'), await world.person(), await world.person()];
  });
  afterAll(() => world.stop());

  const contextOf = async (item: string, actor = otto) =>
    (await world.call(actor, 'GET', `moderation/items/${item}/context`)).body;

  it('is the history of who brought it, by no name and without this one', async () => {
    const uma = await world.person('contributor');
    await world.test.asOwner(`UPDATE user_account SET created_at = now() - interval '9 days' WHERE id = $1`, [
      uma.userId,
    ]);
    for (const status of ['available', 'delisted', 'unavailable', 'pending'])
      await seedContent(world.test, { userId: uma.userId, status });
    const struck = await world.waiting({ userId: uma.userId });
    await world.decide(mina, [await world.claim(mina, struck)], 'reject', { policy: 'terms.violence' });
    const item = await world.claim(otto, await world.waiting({ userId: uma.userId, name: 'ninth.jpg' }));

    const { uploader } = await contextOf(item.id);
    expect(uploader).toEqual({
      uploader: item.subject?.uploader,
      accountAge: 'under_a_month',
      ...{ items: 5, accepted: 2, rejected: 2, waiting: 1, strikes: 1, strikePoints: 4 },
    });
    expect(JSON.stringify(await contextOf(item.id))).not.toMatch(new RegExp(`Someone|${uma.userId}|@`));
  });

  it('names the banks that know it, as near as they are', async () => {
    const bank = await world.call(ada, 'POST', 'moderation/hash-banks', { name: 'LOGOS', kind: 'review' });
    const path = `moderation/hash-banks/${String(bank.body['id'])}`;
    const entry = await world.call(ada, 'POST', `${path}/entries`, { hash: HASH });
    const content = await seedContent(world.test, { status: 'pending', pdqHash: HASH });
    await world.test.db.transaction(() => world.get(ArrivalChecks).run(content));
    const [row] = await world.test.db.query<{ id: string }>(`SELECT id FROM moderation_case WHERE subject_id = $1`, [
      content,
    ]);

    expect(await contextOf(row?.id ?? '')).toMatchObject({
      banks: [
        {
          ...{ bankId: bank.body['id'], bankName: 'LOGOS', kind: 'review', entryId: entry.body['id'] },
          ...{ confirmed: 'unconfirmed', bits: 0, turn: 0, effect: 'raised' },
        },
      ],
    });
  });

  it('gives nothing of the first verdict away to whoever judges again', async () => {
    const uma = await world.person('contributor');
    const content = await world.waiting({ userId: uma.userId });
    const first = await world.claim(mina, content);
    const before = await contextOf(first.id);
    const { body } = await world.decide(mina, [first], 'reject', { policy: 'terms.violence', note: 'Blood.' });
    const decisionId = body.decisions[0]?.['id'] as DecisionId;
    await world.call(ada, 'PUT', 'moderation/quality/settings', { goldShare: 0, reviewShare: 1 });
    const [event] = await world.test.db.query<{ data: never }>(
      `SELECT payload AS data FROM outbox_event WHERE name = 'moderation.case_decided' ORDER BY id DESC LIMIT 1`,
    );
    await new QualitySampler(world.test.db, world.get(QualityRepository), world.get(CaseOpener)).onDecided({
      ...{ id: decisionId as never, name: 'moderation.case_decided', data: event?.data as never },
    });
    const again = await world.claim(otto, content);

    expect(again.id).not.toBe(first.id);
    expect(await contextOf(again.id)).toEqual({ ...before, itemId: again.id });
    const { history } = await contextOf(first.id);
    expect((history as object[]).slice(0, 2)).toMatchObject([
      { type: 'case_opened' },
      { type: 'case_decided', action: 'reject', policy: 'terms.violence', note: 'Blood.' },
    ]);
  });

  it('is for moderators, about what is there', async () => {
    const nobody = '0190b6a0-0000-7000-8000-000000000000';
    const ask = (actor: Principal) => world.call(actor, 'GET', `moderation/items/${nobody}/context`);

    expect(await ask(await world.person('contributor'))).toMatchObject({ status: 403 });
    expect(await ask(otto)).toMatchObject({ status: 404, body: { code: 'moderation.item_not_found' } });
  });
});
