import { CasePurpose, DecisionAction } from '@odr/contracts';
import type { DecisionId } from '@odr/kernel';
import { Database, HandlesEvent, type EventOf } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { CaseOpener, type CaseToRaise } from '../case/case-opener.js';
import { MAX_SEVERITY } from '../case/case.policy.js';
import { SYSTEM } from '../event/moderation-events.js';
import { QualityRepository, type JudgedCase } from './quality.repository.js';
import { isDrawn } from './sampling.policy.js';

/** What is quarantined is not shown to one more person for the sake of a figure. */
const JUDGED_AGAIN: ReadonlySet<string> = new Set<DecisionAction>(['approve', 'reject', 'delist']);

const letsStay = ({ action }: Pick<JudgedCase, 'action'>): boolean => action === DecisionAction.Approve;

/** Has some decisions judged again by people who know of nothing, and compares. */
@Injectable()
export class QualitySampler {
  constructor(
    private readonly db: Database,
    private readonly quality: QualityRepository,
    private readonly cases: CaseOpener,
  ) {}

  /** May come twice for one decision. */
  @HandlesEvent('moderation.case_decided')
  async onDecided({ data }: EventOf<'moderation.case_decided'>): Promise<void> {
    const decision = await this.quality.judged(data.decisionId as DecisionId);
    if (decision === undefined) return;
    await this.db.transaction(() =>
      data.purpose === CasePurpose.Decide ? this.draw(decision) : this.compare(decision, data.purpose),
    );
  }

  private async draw(decision: JudgedCase): Promise<void> {
    if (!JUDGED_AGAIN.has(decision.action)) return;
    const { seed, goldShare, reviewShare } = await this.quality.settings();
    const { decisionId, queue } = decision;
    if (isDrawn(seed, CasePurpose.SecondReview, decisionId, reviewShare))
      await this.giveOut(decision, CasePurpose.SecondReview);
    if (!isDrawn(seed, CasePurpose.Gold, decisionId, goldShare)) return;
    const known = await this.quality.nextGold(queue);
    const gold = known && (await this.quality.judged(known));
    if (gold) await this.giveOut(gold, CasePurpose.Gold);
  }

  /** Where the first case waited, as urgent as it was and with what was found then, so that nobody can tell. */
  private async giveOut(decision: JudgedCase, purpose: 'gold' | 'second_review'): Promise<void> {
    const { subject, queue, severity, priority, findings, decisionId } = decision;
    if (purpose === CasePurpose.SecondReview && (await this.quality.wasDrawn(subject, purpose, decisionId))) return;
    await this.cases.raise({
      subject,
      family: purpose,
      queue,
      urgency: { severity, priority },
      findings,
      cause: { kind: 'sample', id: decisionId },
      purpose,
      avoid: await this.quality.judgesOf(subject),
      actor: SYSTEM,
    });
  }

  private async compare(second: JudgedCase, purpose: CasePurpose): Promise<void> {
    const first = second.causeId === null ? undefined : await this.quality.judged(second.causeId);
    // What was taken back since is no yardstick.
    if (first === undefined || first.isReversed) return;
    const isAgreed = letsStay(first) === letsStay(second);
    const isNew = await this.quality.insertReview({ caseId: second.caseId, purpose, first, second, isAgreed });
    if (isNew && !isAgreed && purpose === CasePurpose.SecondReview) await this.escalate(first, second);
  }

  /** Two people differ, so a third decides, and sees that it matters. */
  private async escalate(first: JudgedCase, second: JudgedCase): Promise<void> {
    const { subject, queue, severity, priority, findings, decisionId } = first;
    const order: CaseToRaise = {
      subject,
      family: 'disagreement',
      queue,
      urgency: { severity: Math.min(severity + 1, MAX_SEVERITY), priority },
      findings,
      cause: { kind: 'sample', id: decisionId },
      avoid: [first.decidedBy, second.decidedBy],
      actor: SYSTEM,
    };
    await this.cases.escalate(order, second.decisionId);
  }
}
