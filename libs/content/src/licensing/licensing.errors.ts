import { DomainError } from '@odr/kernel';

export class GrantNotFound extends DomainError {
  readonly code = 'license.grant_not_found';
  constructor(id: string) {
    super('The item has no grant with this id, or it has been revoked.', { id });
  }
}
