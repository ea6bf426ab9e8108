import type { Principal } from '@odr/access';
import type { DecisionAction } from '@odr/contracts';
import { DomainError, type CaseId, type ContentId, type DecisionId } from '@odr/kernel';
import fc from 'fast-check';
import { CaseService } from '../case/case.service.js';
import { IntakeService } from '../intake/intake.service.js';
import { ReportService } from '../report/report.service.js';
import { contradictions } from '../testing/check-history.js';
import { ModerationWorld } from '../testing/moderation-world.js';
import { DecisionService } from './decision.service.js';
import { ReversalService } from './reversal.service.js';

const CONTENTS = 4;
const PEOPLE = 4;

type Step =
  | { readonly do: 'claim'; readonly queue: string; readonly count: number }
  | { readonly do: 'decide'; readonly action: DecisionAction; readonly pick: number; readonly width: number }
  | {
      readonly do: 'release' | 'extend' | 'expire' | 'report' | 'suspect' | 'review' | 'reverse';
      readonly pick: number;
    }
  | { readonly do: 'forget'; readonly pick: number };

const pick = fc.nat({ max: 50 });
const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('claim' as const),
      queue: fc.constantFrom('pending', 'flagged', 'reports'),
      count: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      action: fc.constantFrom<DecisionAction>(
        'approve',
        'reject',
        'delist',
        'flag_illegal',
        'label',
        'escalate',
        'defer',
      ),
      pick,
      width: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('release' as const, 'extend', 'expire', 'report', 'suspect', 'review', 'reverse'),
      pick,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const), pick }) },
);

/** A lease somebody was given, whether or not it still holds. */
interface Given {
  readonly id: CaseId;
  readonly token: number;
}

/** One run: some contents, and people who do things to them at the same time. */
class Run {
  readonly given: Given[] = [];
  readonly decided: (Given & { readonly decisionId: DecisionId })[] = [];

  constructor(
    private readonly world: ModerationWorld,
    readonly contents: readonly ContentId[],
  ) {}

  /** Plays one person's steps, one after the other. What the domain refuses is part of the game. */
  async play(actor: Principal, steps: readonly Step[]): Promise<void> {
    const held: Given[] = [];
    for (const step of steps) {
      try {
        await this.take(step, actor, held);
      } catch (error) {
        // Anything else, such as a deadlock or a broken constraint, fails the property.
        if (!(error instanceof DomainError)) throw error;
      }
    }
  }

  private async take(step: Step, actor: Principal, held: Given[]): Promise<void> {
    const content = this.contents[('pick' in step ? step.pick : 0) % CONTENTS] as ContentId;
    const lease = 'pick' in step ? held[step.pick % Math.max(held.length, 1)] : undefined;
    switch (step.do) {
      case 'claim': {
        const items = await this.world
          .get(CaseService)
          .claim(step.queue, { count: step.count, leaseSeconds: 600 }, actor);
        const leases = items.map(({ id, leaseToken }) => ({ id: id as CaseId, token: leaseToken ?? Number.NaN }));
        this.given.push(...leases);
        held.push(...leases);
        return;
      }
      case 'decide':
        return this.decide(step, actor, held);
      case 'release':
        if (lease) await this.world.get(CaseService).release(lease.id, { leaseToken: lease.token }, actor);
        return;
      case 'extend':
        if (lease)
          await this.world.get(CaseService).extend(lease.id, { leaseToken: lease.token, leaseSeconds: 60 }, actor);
        return;
      case 'expire':
        if (lease)
          await this.world.test.asOwner(
            `UPDATE moderation_case SET lease_expires_at = now() WHERE id = $1 AND lease_token = $2 AND lease_owner IS NOT NULL`,
            [lease.id, lease.token],
          );
        return;
      case 'report':
        await this.world
          .get(ReportService)
          .file({ subjectType: 'content', subjectId: content, reason: step.pick % 2 ? 'privacy' : 'other' }, actor);
        return;
      case 'suspect':
        return this.world.get(IntakeService).suspect(content, `flag_${step.pick % 3}`, 'nsfw');
      case 'review':
        return this.world.get(IntakeService).review(content);
      case 'forget':
        return this.world.get(IntakeService).forgetContent(content);
      case 'reverse': {
        const decision = this.decided[step.pick % Math.max(this.decided.length, 1)];
        if (decision) await this.world.get(ReversalService).reverse(decision.decisionId, actor);
      }
    }
  }

  private async decide(
    { action, pick, width }: Extract<Step, { do: 'decide' }>,
    actor: Principal,
    held: readonly Given[],
  ): Promise<void> {
    if (held.length === 0) return;
    const leases = new Map(
      Array.from({ length: width }, (_, index) => held[(pick + index) % held.length] as Given).map((lease) => [
        lease.id,
        lease.token,
      ]),
    );
    const batch = await this.world.get(DecisionService).decide(
      {
        itemIds: [...leases.keys()],
        leaseTokens: Object.fromEntries(leases),
        action,
        labels: action === 'label' ? [`label_${pick % 3}`] : [],
        applyToDuplicates: false,
      },
      actor,
    );
    for (const { id, itemId, state } of batch.decisions) {
      if (state === 'decided')
        this.decided.push({
          id: itemId as CaseId,
          token: leases.get(itemId as CaseId) ?? Number.NaN,
          decisionId: id as DecisionId,
        });
    }
  }
}

describe('claims, decisions, reports and findings in any interleaving', () => {
  let world: ModerationWorld;
  let people: Principal[];
  beforeAll(async () => {
    world = await ModerationWorld.start();
    people = await Promise.all(Array.from({ length: PEOPLE }, () => world.person('moderator')));
  });
  afterAll(() => world.stop());

  it('never give one case to two, decide it once, and leave a history that says what the tables say', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(...people.map(() => fc.array(aStep, { minLength: 3, maxLength: 14 }))),
        async (scripts) => {
          const run = new Run(world, await Promise.all(Array.from({ length: CONTENTS }, () => world.waiting())));

          await Promise.all(scripts.map((steps, seat) => run.play(people[seat] as Principal, steps)));

          const rows = await world.test.db.query<{
            id: CaseId;
            token: string;
            decisions: number;
            wasDecided: number;
            wasReopened: number;
          }>(
            `SELECT c.id, c.lease_token AS token,
                  (SELECT count(*) FROM moderation_decision d WHERE d.case_id = c.id AND d.is_final)::integer AS decisions,
                  (SELECT count(*) FROM moderation_event e WHERE e.type = 'case_decided' AND e.payload->>'caseId' = c.id::text)::integer AS "wasDecided",
                  (SELECT count(*) FROM moderation_event e WHERE e.type = 'case_reopened' AND e.payload->>'caseId' = c.id::text)::integer AS "wasReopened"
             FROM moderation_case c WHERE c.subject_id = ANY($1::uuid[])`,
            [run.contents],
          );
          for (const { id, token, decisions, wasDecided } of rows) {
            const given = run.given.filter((lease) => lease.id === id).map((lease) => lease.token);
            // Every claim got a token of its own, 1, 2, 3 …: never two holders of one.
            expect(given.toSorted((a, b) => a - b)).toEqual(given.map((_, index) => index + 1));
            expect(Number(token)).toBe(given.length);
            // A decision is the last word of its holder: one per token at most, as many as were accepted.
            const accepted = run.decided.filter((decision) => decision.id === id);
            expect(new Set(accepted.map((decision) => decision.token)).size).toBe(accepted.length);
            expect([decisions, wasDecided]).toEqual([accepted.length, accepted.length]);
          }
          expect(await contradictions(world.test, run.contents)).toEqual([]);

          // Leaves nothing behind that the next run could claim; closing must agree with the history too.
          for (const content of run.contents) await world.get(IntakeService).forgetContent(content);
          expect(await contradictions(world.test, run.contents)).toEqual([]);
        },
      ),
      { numRuns: 60, endOnFailure: true },
    );
  }, 180_000);
});
