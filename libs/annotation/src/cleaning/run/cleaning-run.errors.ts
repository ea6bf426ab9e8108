import type { CleaningState } from '@odr/contracts';
import { DomainError } from '@odr/kernel';

export class CleaningNotFound extends DomainError {
  readonly code = 'annotation_cleaning.not_found';
  constructor(id: string) {
    super('There is no cleaning with this id.', { id });
  }
}

/** It cannot be cancelled or undone as it stands. */
export class CleaningElsewhere extends DomainError {
  readonly code = 'annotation_cleaning.illegal_transition';
  constructor(state: CleaningState) {
    super(`The cleaning is ${state}.`, { state });
  }
}
