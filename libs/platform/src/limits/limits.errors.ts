import { DomainError } from '@odr/kernel';

/** @param retryAfterSeconds becomes the header `Retry-After` */
export class RateLimited extends DomainError {
  readonly code = 'request.rate_limited';
  constructor(retryAfterSeconds: number) {
    super(`Ask again in ${retryAfterSeconds} s.`, { retryAfterSeconds });
  }
}

/** What may only be done while it is counted cannot be counted right now. */
export class LimitsUnavailable extends DomainError {
  readonly code = 'service.unavailable';
  constructor() {
    super('Signing in is not possible for the moment. Try again soon.');
  }
}
