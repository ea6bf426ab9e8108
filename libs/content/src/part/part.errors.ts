import { DomainError } from '@odr/kernel';

/** The item names this source already; others may name it, too. */
export class SourceTaken extends DomainError {
  readonly code = 'content.source_taken';
  constructor(existingId: string) {
    super('The content names this source already.', { existingId });
  }
}

export class AuthorTaken extends DomainError {
  readonly code = 'content.author_taken';
  constructor(existingId: string) {
    super('The content credits this author already.', { existingId });
  }
}

export class SourceNotFound extends DomainError {
  readonly code = 'content.source_not_found';
  constructor(id: string) {
    super('The content has no such source.', { id });
  }
}

export class AuthorNotFound extends DomainError {
  readonly code = 'content.author_not_found';
  constructor(id: string) {
    super('The content credits no such author.', { id });
  }
}
