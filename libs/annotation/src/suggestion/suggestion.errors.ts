import type { SuggestionState } from '@odr/contracts';
import { DomainError } from '@odr/kernel';

export class SuggestionNotFound extends DomainError {
  readonly code = 'suggestion.not_found';
  constructor(id: string) {
    super('There is no suggestion with this id, or you may not see it.', { id });
  }
}

/** Somebody was faster, or the same person has said otherwise before. */
export class SuggestionAlreadyDecided extends DomainError {
  readonly code = 'suggestion.already_decided';
  constructor(
    decided: readonly {
      readonly id: string;
      readonly state: SuggestionState;
      readonly decidedBy: string | null;
      readonly decidedAt: Date | null;
    }[],
  ) {
    super('Somebody has decided about this already. Nothing was changed.', { decided });
  }
}

export class SuggestionSuperseded extends DomainError {
  readonly code = 'suggestion.superseded';
  constructor(ids: readonly string[]) {
    super('A newer version of the model has looked since. Nothing was changed.', { ids });
  }
}

export class SuggestionUndecided extends DomainError {
  readonly code = 'suggestion.undecided';
  constructor(id: string) {
    super('Nobody has decided about this suggestion.', { id });
  }
}

export class SuggestionNotUndoable extends DomainError {
  readonly code = 'suggestion.not_undoable';
  constructor(id: string, annotationId: string) {
    super('The annotation was changed since in the very part that the suggestion gave.', { id, annotationId });
  }
}

/** What was to be put in the place of a suggestion is nothing of its kind. */
export class WrongPiece extends DomainError {
  readonly code = 'request.invalid';
  constructor(message: string) {
    super('The request is not valid.', {}, [{ path: '/annotation', message, code: 'piece' }]);
  }
}
