import { DomainError, type FieldError } from '@odr/kernel';

/** Input that does not fit the contract; `errors` names each part. */
export class InvalidRequest extends DomainError {
  readonly code = 'request.invalid';
  constructor(errors: readonly FieldError[], message = 'The request does not fit the contract.') {
    super(message, {}, errors);
  }
}

/** Bodies come as they are. */
export class UnsupportedEncoding extends DomainError {
  readonly code = 'request.unsupported_media_type';
  constructor(encoding: string) {
    super('Send the body as it is: packed ones are not unpacked here.', { encoding });
  }
}

export class PreconditionFailed extends DomainError {
  readonly code = 'request.precondition_failed';
  constructor() {
    super('The resource has changed since you read it. Read it again, then repeat your change.');
  }
}

export class IdempotencyMismatch extends DomainError {
  readonly code = 'request.idempotency_mismatch';
  constructor() {
    super('This idempotency key belongs to a different request. Use a new key.');
  }
}

export class IdempotencyRunning extends DomainError {
  readonly code = 'request.idempotency_running';
  constructor() {
    super('The first request with this idempotency key has not been answered yet. Ask again in a moment.');
  }
}

/** No route answers at this path. */
export class AddressUnknown extends DomainError {
  readonly code = 'request.not_found';
  constructor(path: string) {
    super(`Nothing answers GET ${path}.`);
  }
}
