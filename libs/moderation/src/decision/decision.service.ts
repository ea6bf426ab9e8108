import { scopeOf, type Principal } from '@odr/access';
import type { DecisionAction } from '@odr/contracts';
import { Clock, newId, type DecisionId } from '@odr/kernel';
import { Database, Outbox } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { effectOf, outcomeOf } from '../case/case.policy.js';
import { CaseRepository, type HeldLease, type SettledCase } from '../case/case.repository.js';
import type { DecideRequest } from '../dto/decide.request.dto.js';
import type { DecisionBatchResponse, DecisionResponse } from '../dto/decision.response.dto.js';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import { LeaseLost } from '../moderation.errors.js';
import { resolved } from '../report/report.events.js';
import { ReportRepository } from '../report/report.repository.js';
import { SubjectService } from '../subject/subject.service.js';
import { decisionEvent, type DecidedCase } from './decision.events.js';
import { assertLabelled, leasesOf, restsUntil } from './decision.policy.js';
import { DecisionRepository } from './decision.repository.js';

/** Deciding on what one holds: all of it in one transaction, or nothing. */
@Injectable()
export class DecisionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly cases: CaseRepository,
    private readonly decisions: DecisionRepository,
    private readonly reports: ReportRepository,
    private readonly events: ModerationEventRepository,
    private readonly subjects: SubjectService,
    private readonly outbox: Outbox,
  ) {}

  /** @throws LeaseLost naming the stale items; LicenseNotOpen, IllegalTransition, ContentNotProcessed, NotApplicable, InvalidRequest */
  async decide(request: DecideRequest, actor: Principal): Promise<DecisionBatchResponse> {
    const { action, labels } = request;
    const leases = leasesOf(request.itemIds, request.leaseTokens);
    const notBefore = restsUntil(action, request.deferUntil, this.clock.now());
    assertLabelled(action, labels);
    return this.db.transaction(async () => {
      const followers = request.applyToDuplicates
        ? await this.cases.takeDuplicates(
            actor.userId,
            scopeOf(actor),
            leases.map(({ id }) => id),
          )
        : [];
      const settled = await this.settle([...leases, ...followers], request, notBefore, actor);
      const decided = await this.carryOut(settled, request, actor);
      // A decision on one item goes by one id, so that what the answer calls `id` can be reversed.
      const [only, ...others] = decided;
      const batchId: string = only && others.length === 0 ? only.decisionId : newId<string>();
      await this.record(batchId, decided, request, notBefore, actor);
      return { id: batchId, decisions: decided.map((one) => toDecision(one, action)) };
    });
  }

  private async settle(
    leases: readonly HeldLease[],
    { action }: DecideRequest,
    notBefore: Date | null,
    actor: Principal,
  ): Promise<SettledCase[]> {
    const settled = await this.cases.settle(actor.userId, leases, action, effectOf(action), notBefore);
    const held = new Set(settled.map(({ id }) => id));
    const stale = leases.filter(({ id }) => !held.has(id)).map(({ id }) => id);
    if (stale.length > 0) throw new LeaseLost(stale);
    return settled;
  }

  /** Does to the subjects what was decided, and tells those who reported them. */
  private async carryOut(
    settled: readonly SettledCase[],
    request: DecideRequest,
    actor: Principal,
  ): Promise<DecidedCase[]> {
    const { action, labels, policy } = request;
    const subjects = settled.map(({ subjectType, subjectId }) => ({ type: subjectType, id: subjectId }));
    const steps = await this.subjects.apply(subjects, { action, labels, policy, actor });
    const withIds = settled.map((theCase) => ({ theCase, decisionId: newId<DecisionId>() }));
    const closed = effectOf(action).isFinal
      ? await this.reports.close(
          withIds.map(({ theCase, decisionId }) => ({ caseId: theCase.id, decisionId })),
          outcomeOf(action),
        )
      : undefined;
    return withIds.map(({ theCase, decisionId }) => ({
      theCase,
      decisionId,
      subject: { type: theCase.subjectType, id: theCase.subjectId },
      step: steps.get(theCase.subjectId) ?? { from: null, to: null },
      reportIds: closed?.get(theCase.id) ?? [],
    }));
  }

  private async record(
    batchId: string,
    decided: readonly DecidedCase[],
    request: DecideRequest,
    notBefore: Date | null,
    actor: Principal,
  ): Promise<void> {
    const { action, labels, policy, note } = request;
    const { isFinal } = effectOf(action);
    await this.decisions.insert(
      { batchId, action, isFinal, labels, policy, note, decidedBy: actor.userId },
      decided.map(({ theCase, decisionId, step }) => ({
        id: decisionId,
        caseId: theCase.id,
        fromStatus: step.from,
        toStatus: step.to,
      })),
    );
    await this.events.append(
      decided.map((one) => decisionEvent(one, { action, labels, policy, notBefore }, actor.userId)),
    );
    if (!isFinal) return;
    await this.outbox.appendAll('report.resolved', resolved(decided.flatMap(({ reportIds }) => reportIds)));
    for (const { theCase } of decided) {
      const { id: caseId, subjectType, subjectId } = theCase;
      await this.outbox.append('moderation.case_decided', { caseId, subjectType, subjectId, action });
    }
  }
}

const toDecision = ({ theCase, decisionId, subject, step }: DecidedCase, action: DecisionAction): DecisionResponse => ({
  id: decisionId,
  itemId: theCase.id,
  subjectType: subject.type,
  subjectId: subject.id,
  action,
  state: theCase.state,
  status: step.to,
});
