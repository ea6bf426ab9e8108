import { DomainError } from '@odr/kernel';

export class LicenseNotFound extends DomainError {
  readonly code = 'license.not_found';
  constructor(id: string) {
    super('SPDX has no licence with this id, and none was added here.', { id: id.slice(0, 100) });
  }
}
