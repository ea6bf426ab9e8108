import type { SuggestionKind } from '@odr/contracts';
import { DomainError } from '@odr/kernel';

export class SuggestionModelNotFound extends DomainError {
  readonly code = 'suggestion_model.not_found';
  constructor(id: string) {
    super('There is no model with this id.', { id });
  }
}

export class SuggestionModelNameTaken extends DomainError {
  readonly code = 'suggestion_model.name_taken';
  constructor(name: string) {
    super('There is a model with this name.', { name });
  }
}

export class SuggestionModelOff extends DomainError {
  readonly code = 'suggestion_model.off';
  constructor(id: string) {
    super('The model is switched off, or delivers by itself, so it cannot be asked.', { id });
  }
}

/** What the model proposes could never stand in an annotation of the source. */
export class SourceUnfit extends DomainError {
  readonly code = 'suggestion_model.source_unfit';
  constructor(kind: SuggestionKind, sourceId: string) {
    super(`The schema of the source has no room for ${kind}.`, { kind, sourceId });
  }
}

export class SuggestionModelUnproven extends DomainError {
  readonly code = 'suggestion_model.unproven';
  constructor(details: {
    readonly decided: number;
    readonly wantedDecisions: number;
    readonly wantedPrecision: number;
  }) {
    super('People have not decided about enough of its suggestions in its favour.', details);
  }
}

/** Nothing is published that a model could be asked about, or the picture that was named is not. */
export class NoPictureToShow extends DomainError {
  readonly code = 'suggestion_model.no_picture';
  constructor() {
    super('Models behind an address are shown published pictures only, and this is none.');
  }
}

/** The model at the other end answers what cannot be used. */
export class BadModelAnswer extends DomainError {
  readonly code = 'suggestion_model.bad_answer';
  constructor(reason: string) {
    super(`The model gives an answer that cannot be used: ${reason}.`, { reason });
  }
}

/** Settings that contradict the way the model works. */
export class WrongModelSetting extends DomainError {
  readonly code = 'request.invalid';
  constructor(path: string, message: string) {
    super('The request is not valid.', {}, [{ path, message, code: 'setting' }]);
  }
}
