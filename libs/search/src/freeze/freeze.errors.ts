import { DomainError } from '@odr/kernel';

/** What is frozen is a search, or a list of pictures. */
export class NothingToFreeze extends DomainError {
  readonly code = 'search_freeze.nothing';
  constructor() {
    super('Give either a query or contentIds.');
  }
}
