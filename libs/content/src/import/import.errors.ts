import type { ImportState } from '@odr/contracts';
import { DomainError } from '@odr/kernel';
import type { ItemRefusal } from './import-source.js';

/** Absent, or hidden from this caller. */
export class ImportNotFound extends DomainError {
  readonly code = 'import.not_found';
  constructor(id: string) {
    super('There is no such import, or it is not yours to see.', { id });
  }
}

export class ImportNotYours extends DomainError {
  readonly code = 'auth.forbidden';
  constructor() {
    super('Only whoever started an import, those who look after its team, and administrators change it.');
  }
}

export class ImportStateConflict extends DomainError {
  readonly code = 'import.illegal_transition';
  constructor(state: ImportState, act: string) {
    super(`An import that is ${state} cannot be asked to ${act}.`, { state });
  }
}

/** What failed cannot be tried again, because the file it came from has been let go of. */
export class ImportSourceGone extends DomainError {
  readonly code = 'import.source_gone';
  constructor() {
    super('The file of this import is no longer kept. Import it again: what is here already is not added twice.');
  }
}

/** Nothing can be read from what was given: the whole import fails. */
export class ImportUnreadable extends DomainError {
  constructor(
    readonly code: 'import.unreadable_archive' | 'import.unknown_archive' | 'import.too_many_entries' | 'import.bomb',
    detail: string,
  ) {
    super(detail);
  }
}

export class FolderNotAllowed extends DomainError {
  readonly code = 'import.folder_not_allowed';
  constructor(allowed: readonly string[]) {
    super(
      allowed.length > 0
        ? `Folders can be imported from: ${allowed.join(', ')}.`
        : 'No folder of this server can be imported from: CONTENT_IMPORT_FOLDERS is not set.',
    );
  }
}

/** Thrown by a source while it opens an item: it will not be taken in. */
export class ItemRefused extends Error {
  constructor(readonly refusal: ItemRefusal) {
    super(refusal.detail);
    this.name = 'ItemRefused';
  }
}

/** Thrown by a source while it opens an item: not now. The item stays planned and does not count as tried. */
export class ItemPostponed extends Error {
  constructor(readonly afterMs: number) {
    super(`Not before ${afterMs} ms from now.`);
    this.name = 'ItemPostponed';
  }
}
