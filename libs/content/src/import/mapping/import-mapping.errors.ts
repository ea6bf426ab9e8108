import { DomainError } from '@odr/kernel';

/** Absent, or somebody else's. */
export class ImportMappingNotFound extends DomainError {
  readonly code = 'import.mapping_not_found';
  constructor(id: string) {
    super('You have no such mapping.', { id });
  }
}

export class ImportMappingNameTaken extends DomainError {
  readonly code = 'import.mapping_name_taken';
  constructor(name: string) {
    super('You already have a mapping of this name. Choose another, or change that one.', { name });
  }
}
