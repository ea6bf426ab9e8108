import { DomainError } from '@odr/kernel';

/** Absent, or hidden from this caller. */
export class ContentSetNotFound extends DomainError {
  readonly code = 'content_set.not_found';
  constructor(id: string) {
    super('There is no such set, or it is not yours to see.', { id });
  }
}

/** The caller sees the set, but it is somebody else's. */
export class NotYourContentSet extends DomainError {
  readonly code = 'auth.forbidden';
  constructor() {
    super('Only its owner and contributors of its team change this set.');
  }
}

/** A set holds so many items at most: what needs more is a query or a dataset. */
export class ContentSetFull extends DomainError {
  readonly code = 'content_set.full';
  constructor(limit: number) {
    super(`A set holds at most ${limit} items.`, { limit });
  }
}
