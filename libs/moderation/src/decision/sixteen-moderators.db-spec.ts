import type { Principal } from '@odr/access';
import type { CaseId } from '@odr/kernel';
import { CaseService } from '../case/case.service.js';
import { LeaseLost } from '../moderation.errors.js';
import { ModerationWorld } from '../testing/moderation-world.js';
import { DecisionService } from './decision.service.js';

const MODERATORS = 16;
const ITEMS = 1_000;

describe('sixteen moderators on a thousand items at once', () => {
  let world: ModerationWorld;
  beforeAll(async () => {
    world = await ModerationWorld.start();
  });
  afterAll(() => world.stop());

  it('decide every item exactly once, although some walk away and come back too late', async () => {
    const cases = world.get(CaseService);
    const decisions = world.get(DecisionService);
    const queue = await world.queue('busy');
    const ids = await world.seedCases(ITEMS, queue);
    const accepted: CaseId[] = [];
    const refused: CaseId[] = [];
    const tokens = new Map<string, number[]>();

    const work = async (actor: Principal, seat: number): Promise<void> => {
      for (let round = 0; ; round += 1) {
        const items = await cases.claim(queue, { count: 1 + ((seat + round) % 7), leaseSeconds: 600 }, actor);
        if (items.length === 0) return;
        for (const { id, leaseToken } of items) tokens.set(id, [...(tokens.get(id) ?? []), leaseToken ?? 0]);
        const itemIds = items.map(({ id }) => id as CaseId);
        const leaseTokens = Object.fromEntries(items.map(({ id, leaseToken }) => [id, leaseToken ?? 0]));
        const isLate = (seat + round) % 5 === 0 && itemIds[0] !== undefined;
        if (isLate) {
          // Off for a coffee: the lease passes, and somebody else may have the items by now.
          for (const id of itemIds) await world.expire(id);
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        try {
          await decisions.decide(
            { itemIds, leaseTokens, action: round % 2 ? 'approve' : 'reject', labels: [], applyToDuplicates: false },
            actor,
          );
          accepted.push(...itemIds);
        } catch (error) {
          // Exactly what a late decision has to meet; anything else fails the test.
          if (!(error instanceof LeaseLost)) throw error;
          refused.push(...itemIds);
        }
      }
    };

    const people = await Promise.all(Array.from({ length: MODERATORS }, () => world.person()));
    await Promise.all(people.map(work));

    expect(accepted.toSorted()).toEqual(ids.toSorted());
    expect(refused.length).toBeGreaterThan(0);
    for (const given of tokens.values())
      expect(given.toSorted((a, b) => a - b)).toEqual(given.map((_, index) => index + 1));
    const [counts] = await world.test.db.query(
      `SELECT (SELECT count(*) FROM moderation_case WHERE queue = $1 AND state = 'decided')::integer AS decided,
              (SELECT count(*) FROM moderation_case WHERE queue = $1 AND closed_at IS NULL)::integer AS open,
              (SELECT count(*) FROM moderation_decision)::integer AS decisions,
              (SELECT count(*) FROM moderation_event WHERE type = 'case_decided')::integer AS events,
              (SELECT count(DISTINCT payload->>'caseId') FROM moderation_event WHERE type = 'case_decided')::integer AS subjects,
              (SELECT count(*) FROM content WHERE status <> 'pending')::integer AS changed,
              (SELECT count(*) FROM outbox_event WHERE name = 'moderation.case_decided')::integer AS told`,
      [queue],
    );
    expect(counts).toEqual({
      decided: ITEMS,
      open: 0,
      decisions: ITEMS,
      events: ITEMS,
      subjects: ITEMS,
      changed: ITEMS,
      told: ITEMS,
    });
  }, 120_000);

  it('answer a stale lease with 409 even after the new holder has decided', async () => {
    const [early, late] = [await world.person(), await world.person()];
    const content = await world.waiting();
    const stale = await world.claim(early, content);
    await world.expire(stale.id);
    const fresh = await world.claim(late, content);

    expect(await world.decide(early, [stale], 'approve')).toMatchObject({
      status: 409,
      body: { code: 'moderation.lease_lost' },
    });
    expect(await world.decide(late, [fresh], 'reject')).toMatchObject({ status: 201 });
    expect(await world.decide(early, [stale], 'approve')).toMatchObject({ status: 409, body: { itemIds: [stale.id] } });
    expect(await world.statusOf(content)).toBe('unavailable');
  });
});
