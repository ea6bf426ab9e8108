import type { Principal } from '@odr/access';
import { Injectable } from '@nestjs/common';
import { ModerationEventRepository } from '../event/moderation-event.repository.js';
import { human } from '../event/moderation-events.js';
import { SubjectService } from '../subject/subject.service.js';
import { DecisionRepository, type LockedDecision } from './decision.repository.js';

/** Taking back the labels of a decision that does not stand any more. */
@Injectable()
export class Unlabelling {
  constructor(
    private readonly decisions: DecisionRepository,
    private readonly subjects: SubjectService,
    private readonly events: ModerationEventRepository,
  ) {}

  /** In the caller's transaction. Labels that another decision gave too stay. */
  async takeBack({ id, caseId, subject, labels }: LockedDecision, { userId }: Principal): Promise<void> {
    if (labels.length === 0) return;
    await this.subjects.hold(subject);
    const others = await this.decisions.otherLabels(id, subject);
    const own = labels.filter((label) => !others.has(label));
    if (own.length === 0) return;
    await this.subjects.unlabel(subject, own);
    const payload = { caseId, decisionId: id, labels: own };
    await this.events.append([{ type: 'case_unlabelled', subject, actor: human(userId), payload }]);
  }
}
