import { DomainError } from '@odr/kernel';

/** Nothing can be read of a dataset: what the hub said, or what is not in it. */
export class DatasetUnreadable extends DomainError {
  constructor(
    readonly code: 'import.dataset_not_found' | 'import.dataset_not_usable' | 'import.hub_unreachable',
    detail: string,
  ) {
    super(detail);
  }
}
