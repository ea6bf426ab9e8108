import { DomainError } from '@odr/kernel';

/** Nothing has been drawn yet, or it is being drawn for the first time. */
export class MapNotFound extends DomainError {
  readonly code = 'search_map.not_found';
  constructor(engine: string | undefined) {
    super('There is no map yet.', engine === undefined ? {} : { engine });
  }
}

/** A map of less would be none. Only what is published counts. */
export class MapTooSmall extends DomainError {
  readonly code = 'search_map.too_small';
  constructor(published: number, least: number) {
    super(`A map is drawn of at least ${least} published items that the engine has seen; there are ${published}.`, {
      published,
      least,
    });
  }
}

/** One map of an engine is drawn at a time. */
export class MapBeingDrawn extends DomainError {
  readonly code = 'search_map.being_drawn';
  constructor(version: number) {
    super('A map of this engine is being drawn.', { version });
  }
}
