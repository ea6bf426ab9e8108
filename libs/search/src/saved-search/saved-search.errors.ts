import { DomainError } from '@odr/kernel';

/** Absent, deleted, or somebody else's who does not share it. */
export class SavedSearchNotFound extends DomainError {
  readonly code = 'saved_search.not_found';
  constructor(id: string) {
    super('There is no such saved search among yours.', { id });
  }
}

/** The caller sees the search, but it is somebody else's. */
export class NotYourSavedSearch extends DomainError {
  readonly code = 'auth.forbidden';
  constructor(what: string) {
    super(`Only ${what} do that to a shared search.`);
  }
}

/** One account keeps so many at most: what is compared with every new picture has to end somewhere. */
export class TooManySavedSearches extends DomainError {
  readonly code = 'saved_search.too_many';
  constructor(limit: number) {
    super(`An account keeps at most ${limit} searches.`, { limit });
  }
}
