import type { Principal } from '@odr/access';
import type { EventId } from '@odr/kernel';
import type { EventOf } from '@odr/platform';
import { CaseOpener } from '../case/case-opener.js';
import { contradictions } from '../testing/check-history.js';
import { ModerationWorld } from '../testing/moderation-world.js';
import { QualityRepository } from './quality.repository.js';
import { QualitySampler } from './quality-sampler.js';

type Decided = EventOf<'moderation.case_decided'>;

describe('judging decisions again', () => {
  let world: ModerationWorld;
  let ada: Principal;
  let mina: Principal;
  let otto: Principal;
  beforeAll(async () => {
    world = await ModerationWorld.start();
    ada = await world.person('admin');
    mina = await world.person();
    otto = await world.person();
  });
  afterAll(() => world.stop());

  const shares = (goldShare: number, reviewShare: number) =>
    world.call(ada, 'PUT', 'moderation/quality/settings', { goldShare, reviewShare });
  /** Hands the news of decisions on, twice as the relay may. */
  const deliver = async () => {
    const events = await world.test.db.query<{ id: EventId; data: Decided['data'] }>(
      `UPDATE outbox_event SET relayed_at = now() WHERE name = 'moderation.case_decided' AND relayed_at IS NULL RETURNING id, payload AS data`,
    );
    const sampler = new QualitySampler(world.test.db, world.get(QualityRepository), world.get(CaseOpener));
    for (let time = 0; time < 2; time += 1)
      for (const event of events) await sampler.onDecided({ ...event, name: 'moderation.case_decided' });
  };
  const casesOf = (subject: string) =>
    world.test.db.query<{
      id: string;
      purpose: string;
      family: string;
      severity: number;
      state: string;
      open: boolean;
    }>(
      `SELECT id, purpose, family, severity, state, closed_at IS NULL AS open FROM moderation_case WHERE subject_id = $1 ORDER BY id`,
      [subject],
    );
  const decideOn = async (by: Principal, subject: string, action: string, more = {}) => {
    const answer = await world.decide(by, [await world.claim(by, subject)], action, more);
    expect(answer.status).toBe(201);
    await deliver();
    return answer.body.decisions[0]?.['id'] as string;
  };

  it('asks somebody else, who sees what the first one saw, and changes nothing', async () => {
    await shares(0, 1);
    const content = await world.waiting();
    await decideOn(mina, content, 'approve');

    await expect(world.claim(mina, content)).rejects.toThrow('Nothing about');
    const item = await world.claim(otto, content);
    expect(item).toMatchObject({ queue: 'pending', severity: 0, subject: { status: 'pending' } });
    expect(JSON.stringify(item)).not.toMatch(/second_review|sample|purpose/);
    const told = async (who: Principal) =>
      (await world.call(who, 'GET', `moderation/subjects/content/${content}/events`)).body.items.map(
        ({ type }) => type,
      );
    expect(await told(otto)).toEqual(['case_opened']);
    expect(await told(ada)).toEqual(['case_opened', 'case_decided', 'case_opened']);
    await world.decide(otto, [item], 'approve');
    await deliver();
    // Who has judged it may know what the first one said.
    expect(await told(otto)).toEqual(['case_opened', 'case_decided', 'case_opened', 'case_decided']);

    expect(await world.statusOf(content)).toBe('available');
    expect((await casesOf(content)).map(({ purpose, open }) => [purpose, open])).toEqual([
      ['decide', false],
      ['second_review', false],
    ]);
    expect(await world.test.db.query(`SELECT is_agreed AS agreed FROM moderation_review`)).toEqual([{ agreed: true }]);
  });

  it('lets a third decide where two differ', async () => {
    await shares(0, 1);
    const content = await world.waiting();
    await decideOn(mina, content, 'approve');
    await shares(0, 0);
    await decideOn(otto, content, 'reject', { policy: 'terms.quality' });

    expect(await world.statusOf(content)).toBe('available');
    expect((await casesOf(content)).at(-1)).toMatchObject({
      ...{ family: 'disagreement', purpose: 'decide', severity: 1, state: 'escalated' },
    });
    await expect(world.claim(otto, content)).rejects.toThrow('Nothing about');
    const third = await world.person();
    const item = await world.claim(third, content);
    expect(item).toMatchObject({ severity: 1 });
    const decided = await world.decide(third, [item], 'delist', { policy: 'terms.quality' });
    expect(decided).toMatchObject({ status: 201 });
    // Whatever people differed about is no ordinary case again.
    const decisionId = String(decided.body.decisions[0]?.['id']);
    expect(await world.call(ada, 'POST', `moderation/decisions/${decisionId}/reverse`)).toMatchObject({
      ...{ status: 200, body: { state: 'escalated' } },
    });
    expect(await contradictions(world.test, [content])).toEqual([]);
  });

  it('gives known answers out among others, and counts who finds them', async () => {
    await shares(0, 0);
    const [known, other] = [await world.waiting(), await world.waiting()];
    const decisionId = await decideOn(mina, known, 'reject', { policy: 'terms.quality' });
    expect(await world.call(mina, 'POST', 'moderation/quality/gold', { decisionId })).toMatchObject({ status: 403 });
    expect(await world.call(ada, 'POST', 'moderation/quality/gold', { decisionId })).toMatchObject({ status: 201 });
    await world.test.asOwner(`UPDATE moderation_setting SET value = '1' WHERE name = 'quality_gold_share'`);

    await decideOn(mina, other, 'approve');
    await shares(0, 0);
    await decideOn(otto, known, 'reject', { policy: 'terms.quality' });

    const { body } = await world.call(ada, 'GET', 'moderation/quality/gold');
    expect(body.items).toMatchObject([{ decisionId, given: 1, agreed: 1 }]);
  });

  it('shows a lead everybody, and others themselves', async () => {
    const [lead, self] = [
      await world.call(ada, 'GET', 'moderation/quality'),
      await world.call(otto, 'GET', 'moderation/quality'),
    ];

    expect(lead.body).toMatchObject({
      goldGiven: 1,
      goldAgreed: 1,
      kappa: { pairs: 2 },
      weeks: [{ kappa: { pairs: 2 } }],
    });
    expect(lead.body['moderators']).toHaveLength(2);
    expect(self.body['moderators']).toEqual([]);
    expect(await world.call(await world.person('contributor'), 'GET', 'moderation/quality')).toMatchObject({
      status: 403,
    });
    expect(await world.call(ada, 'GET', 'moderation/quality?from=2026-02-01&to=2026-01-01')).toMatchObject({
      status: 400,
    });
  });
});
