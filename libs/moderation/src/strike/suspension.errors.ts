import { DomainError } from '@odr/kernel';

export class AccountNotFound extends DomainError {
  readonly code = 'user.not_found';
  constructor() {
    super('There is no such account.');
  }
}

export class SuspendedAlready extends DomainError {
  readonly code = 'suspension.running';
  constructor(until: Date) {
    super('The account is suspended already. Lift that suspension first.', { until: until.toISOString() });
  }
}

export class NotSuspended extends DomainError {
  readonly code = 'suspension.none';
  constructor() {
    super('The account is not suspended.');
  }
}

/** Nobody suspends themselves, and only administrators suspend those who moderate. */
export class NotYoursToSuspend extends DomainError {
  readonly code = 'suspension.not_yours';
  constructor() {
    super('You cannot suspend yourself, and only administrators suspend moderators.');
  }
}

export class SuspensionAppealedAlready extends DomainError {
  readonly code = 'appeal.filed_already';
  constructor() {
    super('You have appealed against this suspension. Each can be appealed against once.');
  }
}

export class NoSuspensionAppeal extends DomainError {
  readonly code = 'appeal.resolved_already';
  constructor() {
    super('There is no appeal that waits: it was answered, or the suspension is over.');
  }
}

/** Nobody is the judge of what they did themselves. They can still lift it. */
export class OwnSuspension extends DomainError {
  readonly code = 'appeal.held_before';
  constructor() {
    super('You suspended this account, so somebody else has to answer. You can lift the suspension.');
  }
}
