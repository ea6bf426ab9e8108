import { AGREEMENT_NAMES, type AgreementKind } from '@odr/contracts';
import { DomainError } from '@odr/kernel';

/** Of the kinds beside the DCO, which has a code of its own. */
export class AgreementRequired extends DomainError {
  readonly code = 'auth.agreement_required';
  constructor(kind: AgreementKind, version: string) {
    super(`Read GET /agreements, then accept ${AGREEMENT_NAMES[kind]} ${version} with POST /agreements/acceptances.`, {
      kind,
      version,
    });
  }
}

export class AgreementOutdated extends DomainError {
  readonly code = 'auth.agreement_outdated';
  constructor(kind: AgreementKind, version: string) {
    super(`Version ${version} is in force. Read it, then accept that one.`, { kind, version });
  }
}

export class AgreementNotFound extends DomainError {
  readonly code = 'agreement.not_found';
  constructor() {
    super('GET /agreements lists those in force, GET /agreements/:kind/versions every version of one.');
  }
}

export class AgreementVersionTaken extends DomainError {
  readonly code = 'agreement.version_taken';
  constructor(version: string) {
    super('What was published is never changed. Give the new text a new version.', { version });
  }
}

/** Everyone would be asked again for nothing. */
export class AgreementUnchanged extends DomainError {
  readonly code = 'agreement.unchanged';
  constructor(version: string) {
    super(`Version ${version} says the same, letter by letter.`, { version });
  }
}
