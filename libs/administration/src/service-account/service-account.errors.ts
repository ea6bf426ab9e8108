import { DomainError } from '@odr/kernel';

export class OwnerNotFound extends DomainError {
  readonly code = 'service_account.owner_not_found';
  constructor() {
    super('Name an active person or a team to answer for it.');
  }
}
