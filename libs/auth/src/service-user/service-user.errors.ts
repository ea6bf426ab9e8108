import { DomainError } from '@odr/kernel';

export class ServiceAccountNotFound extends DomainError {
  readonly code = 'service_account.not_found';
  constructor() {
    super('GET /admin/service-accounts lists those there are; people are at /users.');
  }
}

export class ServiceAccountInactive extends DomainError {
  readonly code = 'service_account.inactive';
  constructor() {
    super('Activate it first.');
  }
}
