import { DomainError, type CaseId, type DecisionId, type ReportId } from '@odr/kernel';

export class QueueNotFound extends DomainError {
  readonly code = 'moderation.queue_not_found';
  constructor(queue: string) {
    super(`There is no moderation queue called ${queue}.`, { queue });
  }
}

export class ItemNotFound extends DomainError {
  readonly code = 'moderation.item_not_found';
  constructor(itemId: CaseId) {
    super('There is no such item.', { itemId });
  }
}

/** The caller's lease is over: it ran out, somebody else holds the item, or it has been decided. */
export class LeaseLost extends DomainError {
  readonly code = 'moderation.lease_lost';
  /** @param heldElsewhere those of them that the caller does hold, by a newer token: another window has taken them over */
  constructor(itemIds: readonly CaseId[], heldElsewhere: readonly CaseId[] = []) {
    const isTakenOver = heldElsewhere.length > 0 && heldElsewhere.length === itemIds.length;
    super(
      isTakenOver
        ? 'You have taken this over in another window or device: go on there. Nothing was changed.'
        : 'You do not hold these items any more. Nothing was changed; claim again and decide on what you get.',
      { itemIds, ...(heldElsewhere.length > 0 && { heldElsewhere }) },
    );
  }
}

export class ItemTaken extends DomainError {
  readonly code = 'moderation.item_taken';
  constructor(itemId: CaseId) {
    super('Somebody holds this, it is over, or you have passed it on.', { itemId });
  }
}

/** What the items are about has been deleted since they were claimed. */
export class SubjectGone extends DomainError {
  readonly code = 'moderation.subject_gone';
  constructor(itemIds: readonly CaseId[]) {
    super('What these items are about has been deleted, so there is nothing to decide. They end by themselves.', {
      itemIds,
    });
  }
}

export class NotApplicable extends DomainError {
  readonly code = 'moderation.not_applicable';
  constructor(action: string, why: string) {
    super(why, { action });
  }
}

export class DecisionNotFound extends DomainError {
  readonly code = 'moderation.decision_not_found';
  constructor(decisionId: DecisionId) {
    super('There is no such decision.', { decisionId });
  }
}

/** Something has happened since that reversing would overwrite. */
export class NotReversible extends DomainError {
  readonly code = 'moderation.not_reversible';
  constructor(decisionId: DecisionId, why: string) {
    super(why, { decisionId });
  }
}

export class ReportSubjectNotFound extends DomainError {
  readonly code = 'report.subject_not_found';
  constructor() {
    super('There is nothing at this address that you could report.');
  }
}

export class DuplicateReport extends DomainError {
  readonly code = 'report.duplicate';
  constructor(existingId: ReportId) {
    super('Your earlier report of this is still open.', { existingId });
  }
}
