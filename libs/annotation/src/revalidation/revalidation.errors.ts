import type { RevalidationState } from '@odr/contracts';
import { DomainError } from '@odr/kernel';

export class RevalidationNotFound extends DomainError {
  readonly code = 'annotation_revalidation.not_found';
  constructor(id: string) {
    super('There is no re-validation with this id.', { id });
  }
}

export class RevalidationNotRunning extends DomainError {
  readonly code = 'annotation_revalidation.not_running';
  constructor(state: RevalidationState) {
    super('The re-validation has come to its end already.', { state });
  }
}
