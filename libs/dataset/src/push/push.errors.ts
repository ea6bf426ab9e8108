import { DomainError } from '@odr/kernel';

export class PushNotFound extends DomainError {
  readonly code = 'push.not_found';
  constructor(id: string) {
    super('There is no push with this id, or it is not yours.', { id });
  }
}

export class PushIllegalTransition extends DomainError {
  readonly code = 'push.illegal_transition';
  constructor(state: string, wish: string) {
    super(`A push that is ${state} cannot be told to ${wish}.`, { state, wish });
  }
}

export class PushDestinationUnclear extends DomainError {
  readonly code = 'push.destination_unclear';
  constructor() {
    super('Name one destination: huggingFace or s3.');
  }
}

export class PushAddressRefused extends DomainError {
  readonly code = 'push.address_refused';
  constructor(endpoint: string) {
    super('Stores are spoken to over https on the public internet, or where the operator has opened a way.', {
      endpoint: endpoint.slice(0, 200),
    });
  }
}

export class ExportUnfinished extends DomainError {
  readonly code = 'export.unfinished';
  constructor(state: string) {
    super(`The export is ${state}; only finished ones have files.`, { state });
  }
}

/** What trying again would not change: a wrong token, no such bucket, a name that is not taken. */
export class PushRefused extends DomainError {
  readonly code = 'push.refused';
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message, details);
  }
}

/** The other side does not answer, or not as it should; the job tries again. */
export class PushUnreachable extends DomainError {
  readonly code = 'push.unreachable';
  constructor(message: string) {
    super(message);
  }
}
