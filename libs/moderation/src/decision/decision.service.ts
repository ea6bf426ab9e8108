import type { Principal } from '@odr/access';
import { SubjectType, type DecisionAction } from '@odr/contracts';
import { newId, type DecisionId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { BATCH_ACTIONS, type BatchAction, type BatchTerms } from '../batch/batch.policy.js';
import { BatchService } from '../batch/batch.service.js';
import { effectOf, outcomeOf, STATUS_OF } from '../case/case.policy.js';
import { CaseRepository, type HeldLease, type SettledCase } from '../case/case.repository.js';
import type { DecideRequest } from '../dto/decide.request.dto.js';
import type { DecisionBatchResponse, DecisionResponse, DuplicatesPlanResponse } from '../dto/decision.response.dto.js';
import { LeaseLost, NotApplicable, SubjectGone } from '../moderation.errors.js';
import { ReportRepository } from '../report/report.repository.js';
import { SubjectService, type StatusStep } from '../subject/subject.service.js';
import { Course, courseEffect, courseOf, escalationOf } from './course.policy.js';
import { leasesOf } from './decision.policy.js';
import type { DecidedCase } from './decided-case.js';
import { DecisionRecorder } from './decision.recorder.js';
import { DecisionTermsReader, type DecisionTerms } from './decision.terms.js';
import { HeldCaseRepository, type HeldCase } from './held-case.repository.js';

const UNTOUCHED: StatusStep = { from: null, to: null };

/** Deciding on what one holds: all of it in one transaction, or nothing. */
@Injectable()
export class DecisionService {
  constructor(
    private readonly db: Database,
    private readonly terms: DecisionTermsReader,
    private readonly cases: CaseRepository,
    private readonly held: HeldCaseRepository,
    private readonly reports: ReportRepository,
    private readonly subjects: SubjectService,
    private readonly recorder: DecisionRecorder,
    private readonly batches: BatchService,
  ) {}

  /**
   * @throws LeaseLost naming the stale items; PolicyUnknown, SubjectGone, LicenseNotOpen, IllegalTransition,
   * ContentNotProcessed, NotApplicable, InvalidRequest, SelectionTooLarge
   */
  async decide(request: DecideRequest, actor: Principal): Promise<DecisionBatchResponse> {
    const leases = leasesOf(request.itemIds, request.leaseTokens);
    const terms = await this.terms.read(request);
    const carried = request.applyToDuplicates ? assertCarriedOver(terms) : undefined;
    return this.db.transaction(async () => {
      const held = await this.lock(leases, terms, actor);
      const decided: DecidedCase[] = [];
      for (const course of Object.values(Course)) {
        const cases = held.filter((one) => courseOf(one, terms.action, terms.policy?.requiredReviews ?? 1) === course);
        if (cases.length > 0) decided.push(...(await this.follow(course, cases, terms, actor)));
      }
      // A decision on one item goes by one id, so that what the answer calls `id` can be reversed.
      const [only, ...others] = decided;
      const batchId: string = only && others.length === 0 ? only.decisionId : newId<string>();
      await this.recorder.record(batchId, decided, terms, actor);
      return {
        id: batchId,
        decisions: decided.map((one) => toDecision(one, terms)),
        duplicates: carried === undefined ? [] : await this.planCopies(decided, carried, actor),
      };
    });
  }

  /** What is decided about many is planned, looked at and applied; only what took effect is carried over. */
  private async planCopies(
    decided: readonly DecidedCase[],
    terms: BatchTerms,
    actor: Principal,
  ): Promise<DuplicatesPlanResponse[]> {
    const plans: DuplicatesPlanResponse[] = [];
    for (const { course, before, theCase } of decided) {
      if (course !== Course.CarryOut || before.subject.type !== SubjectType.Content) continue;
      const plan = await this.batches.planCopies(theCase.id, terms, actor);
      if (plan) plans.push({ itemId: theCase.id, ...plan });
    }
    return plans;
  }

  private async lock(
    leases: readonly HeldLease[],
    { action, expiresAt }: DecisionTerms,
    actor: Principal,
  ): Promise<readonly HeldCase[]> {
    const held = await this.held.lock(actor.userId, leases);
    const ids = new Set(held.map(({ id }) => id));
    const stale = leases.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
    if (stale.length > 0) throw new LeaseLost(stale, await this.cases.heldBy(actor.userId, stale));
    if (held.some(({ hiddenActions }) => hiddenActions.includes(action)))
      throw new NotApplicable(action, 'Cases of this queue are not decided like that.');
    if (effectOf(action).isFinal && held.some(({ isAppeal }) => isAppeal))
      throw new NotApplicable(action, 'An appeal is upheld or overturned; it is not decided like that.');
    if (expiresAt !== null && held.some(({ subject }) => subject.type !== SubjectType.Content))
      throw new NotApplicable(action, 'Annotations stay or go; only contents are hidden for a time.');
    const gone = held.filter(({ contributor }) => contributor === null).map(({ id }) => id);
    if (effectOf(action).isFinal && gone.length > 0) throw new SubjectGone(gone);
    return held;
  }

  /** Does what a course means for its cases. */
  private async follow(
    course: Course,
    held: readonly HeldCase[],
    terms: DecisionTerms,
    actor: Principal,
  ): Promise<DecidedCase[]> {
    const { action } = terms;
    const effect = courseEffect(course, action);
    const settled = await this.cases.settle(
      actor.userId,
      held,
      course === Course.Dispute ? 'escalate' : action,
      effect,
      course === Course.Propose ? null : terms.notBefore,
      escalationOf(course, action),
    );
    if (course === Course.Propose || course === Course.Dispute)
      await this.held.bar(
        held.map(({ id }) => id),
        actor.userId,
      );
    const byId = new Map(settled.map((one) => [one.id, one]));
    const steps = course === Course.CarryOut ? await this.apply(settled, terms, actor) : undefined;
    const decided = held.flatMap((before): DecidedCase[] => {
      const theCase = byId.get(before.id);
      if (theCase === undefined) return [];
      const step = steps?.get(theCase.subjectId) ?? UNTOUCHED;
      return [{ course, before, theCase, decisionId: newId<DecisionId>(), step, reportIds: [] }];
    });
    return course === Course.CarryOut && effect.isFinal ? this.closeReports(decided, terms) : decided;
  }

  private apply(
    settled: readonly SettledCase[],
    { action, labels, policy }: DecisionTerms,
    actor: Principal,
  ): Promise<ReadonlyMap<string, StatusStep>> {
    const subjects = settled.map(({ subjectType, subjectId }) => ({ type: subjectType, id: subjectId }));
    return this.subjects.apply(subjects, { action, labels, policy: policy?.code, actor });
  }

  private async closeReports(decided: readonly DecidedCase[], { action }: DecisionTerms): Promise<DecidedCase[]> {
    const closed = await this.reports.close(
      decided.map(({ theCase, decisionId }) => ({ caseId: theCase.id, decisionId })),
      outcomeOf(action),
    );
    return decided.map((one) => ({ ...one, reportIds: closed.get(one.theCase.id) ?? [] }));
  }
}

/** @throws NotApplicable for what could not be taken back as a batch, or would not end where it ends for the item */
function assertCarriedOver({ action, policy, note, expiresAt }: DecisionTerms): BatchTerms {
  if (!isBatchAction(action)) throw new NotApplicable(action, 'Only what ends a case is carried over to duplicates.');
  if (expiresAt !== null) throw new NotApplicable(action, 'What ends by itself is not carried over to duplicates.');
  return { action, policy: policy?.code ?? null, note: note ?? null };
}

const isBatchAction = (action: DecisionAction): action is BatchAction =>
  (BATCH_ACTIONS as readonly DecisionAction[]).includes(action);

const toDecision = (
  { course, theCase, before, decisionId, step }: DecidedCase,
  { action }: DecisionTerms,
): DecisionResponse => ({
  id: decisionId,
  itemId: theCase.id,
  subjectType: before.subject.type,
  subjectId: before.subject.id,
  action,
  state: theCase.state,
  // What only measures must look like any other decision.
  status: course === Course.Measure && effectOf(action).isFinal ? (STATUS_OF[action] ?? null) : step.to,
  ...(course === Course.Propose || course === Course.Dispute ? { awaitsReview: true } : {}),
});
