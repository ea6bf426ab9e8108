import { DomainError } from '@odr/kernel';

export class SuggestionRunNotFound extends DomainError {
  readonly code = 'suggestion_run.not_found';
  constructor(id: string) {
    super('There is no such run.', { id });
  }
}

export class SuggestionRunOver extends DomainError {
  readonly code = 'suggestion_run.over';
  constructor(id: string) {
    super('The run is over.', { id });
  }
}
