import { DomainError, type AppealId, type DecisionId } from '@odr/kernel';

export class AppealNotFound extends DomainError {
  readonly code = 'appeal.not_found';
  constructor() {
    super('There is no such appeal.');
  }
}

export class AppealedAlready extends DomainError {
  readonly code = 'appeal.filed_already';
  constructor(existingId: AppealId) {
    super('You have appealed against this decision. Each can be appealed against once.', { existingId });
  }
}

export class AppealTooLate extends DomainError {
  readonly code = 'appeal.too_late';
  constructor(until: Date) {
    super('The time to appeal against this decision is over.', { until: until.toISOString() });
  }
}

/** The decision has been taken back, or its subject is gone. */
export class NothingToAppeal extends DomainError {
  readonly code = 'appeal.nothing_left';
  constructor(decisionId: DecisionId, why: string) {
    super(why, { decisionId });
  }
}

export class AppealResolved extends DomainError {
  readonly code = 'appeal.resolved_already';
  constructor(appealId: AppealId) {
    super('This appeal has been answered, or ended with its subject.', { appealId });
  }
}

/** Nobody answers for what they did themselves. */
export class AppealNotYours extends DomainError {
  readonly code = 'appeal.held_before';
  constructor() {
    super('You decided this, held the case once, or contributed it. Somebody else has to answer the appeal.');
  }
}
