import type { ContentStatus } from '@odr/contracts';
import { DomainError, type DecisionId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable, Logger } from '@nestjs/common';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import { SYSTEM } from '../event/moderation-events.js';
import { SubjectService } from '../subject/subject.service.js';
import { DecisionRepository, type LockedDecision } from './decision.repository.js';

/** Ends temporary decisions when their time has come, by the database's clock. */
@Injectable()
export class ExpiryService {
  private readonly log = new Logger(ExpiryService.name);

  constructor(
    private readonly db: Database,
    private readonly decisions: DecisionRepository,
    private readonly events: ModerationEventRepository,
    private readonly subjects: SubjectService,
  ) {}

  /** Each in a transaction of its own, so that one that cannot be ended holds up no other. @returns how many have ended */
  async endDue(): Promise<number> {
    const due = await this.decisions.due();
    for (const id of due) await this.end(id);
    if (due.length > 0) this.log.log({ ended: due.length }, 'temporary decisions ended');
    return due.length;
  }

  /**
   * Takes a decision back without opening anything again: it was right for as long as it was meant to be. The subject has
   * its status from before, unless somebody has changed it since or it may not be public any more.
   */
  private async end(id: DecisionId): Promise<void> {
    await this.db.transaction(async () => {
      const decision = await this.decisions.lock(id);
      if (decision === undefined || decision.isReversed) return;
      const { caseId, subject, toStatus } = decision;
      await this.decisions.markReversed(id, null);
      const payload = { caseId, decisionId: id, from: toStatus, to: await this.restored(decision) };
      await this.events.append([{ type: 'decision_expired', subject, actor: SYSTEM, payload }]);
    });
  }

  private async restored({ subject, fromStatus, toStatus }: LockedDecision): Promise<ContentStatus | null> {
    try {
      return (await this.subjects.restore(subject, { from: fromStatus, to: toStatus })) ?? null;
    } catch (error) {
      // Its licence, its processing or its deletion may stand against it by now; it stays where it is, and the history says so.
      if (!(error instanceof DomainError)) throw error;
      this.log.warn({ subjectId: subject.id, code: error.code }, 'status kept after a temporary decision');
      return null;
    }
  }
}
