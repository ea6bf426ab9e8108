import { DomainError } from '@odr/kernel';

export class ReporterNotFound extends DomainError {
  readonly code = 'reporter.not_found';
  constructor() {
    super('There is nobody with this id.');
  }
}

/** Told openly: whoever writes into the void writes more, and cannot appeal. */
export class ReporterMuted extends DomainError {
  readonly code = 'report.muted';
  constructor(until: Date | null) {
    super('Your reports are not taken at the moment. GET /reports/standing says why, and how to appeal.', {
      until: until?.toISOString() ?? null,
    });
  }
}

export class OwnSubject extends DomainError {
  readonly code = 'report.own_subject';
  constructor() {
    super('This is yours. Edit or delete it; nobody has to decide about that.');
  }
}

export class NoMuteToAppeal extends DomainError {
  readonly code = 'reporter.no_appeal';
  constructor() {
    super('There is no muting that waits for an appeal, or no appeal that waits for an answer.');
  }
}

/** Nobody is the judge of what they did themselves. */
export class NotYourAppeal extends DomainError {
  readonly code = 'reporter.own_mute';
  constructor() {
    super('Whoever muted somebody may lift that, but cannot turn the appeal down. Another administrator can.');
  }
}
