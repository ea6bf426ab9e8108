import { DomainError } from '@odr/kernel';

export class DatasetNotFound extends DomainError {
  readonly code = 'dataset.not_found';
  constructor(id: string) {
    super('There is no dataset with this id, or it is not shared with you.', { id });
  }
}

export class DatasetNameTaken extends DomainError {
  readonly code = 'dataset.name_taken';
  constructor(name: string) {
    super(`Another dataset is called ${name}.`, { name });
  }
}

export class NotYourDataset extends DomainError {
  readonly code = 'dataset.not_yours';
  constructor() {
    super('Only who made the dataset and the contributors of its team can do this.');
  }
}

/** What has been released can be cited, so its address has to stay. */
export class DatasetReleased extends DomainError {
  readonly code = 'dataset.released';
  constructor() {
    super('A dataset with a released version cannot be deleted.');
  }
}

export class UnknownProfile extends DomainError {
  readonly code = 'dataset.unknown_profile';
  constructor(profile: string, known: readonly string[]) {
    super(`There is no release profile ${profile}.`, { profile, known });
  }
}
