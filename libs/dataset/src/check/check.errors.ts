import { DomainError } from '@odr/kernel';

export class CheckSelectionUnclear extends DomainError {
  readonly code = 'dataset.selection_unclear';
  constructor(ways: number) {
    super('Say by contentIds, setId, query or datasetVersionId what is to be checked, and in one way only.', { ways });
  }
}

export class CheckedVersionNotFound extends DomainError {
  readonly code = 'dataset.not_found';
  constructor(id: string) {
    super('There is no version of a dataset with this id, or it is not shared with you.', { id });
  }
}
