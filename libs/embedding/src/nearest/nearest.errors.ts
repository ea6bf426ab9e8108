import { DomainError } from '@odr/kernel';

export class SearchTimedOut extends DomainError {
  readonly code = 'search.timed_out';
  constructor(timeLimitMs: number) {
    super(`The search was stopped after ${timeLimitMs} ms. Narrow it by filters, or ask without \`exact\`.`, {
      timeLimitMs,
    });
  }
}

/** Whoever asked has gone away; nobody reads the answer. */
export class SearchCancelled extends DomainError {
  readonly code = 'search.cancelled';
  constructor() {
    super('The search was cancelled.');
  }
}

export class IndexIsBeingBuilt extends DomainError {
  readonly code = 'embedding_engine.index_busy';
  constructor(engine: string) {
    super(`Another process is building the index of ${engine}.`, { engine });
  }
}
