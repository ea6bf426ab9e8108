import { DomainError } from '@odr/kernel';

export class ExportNotFound extends DomainError {
  readonly code = 'export.not_found';
  constructor(id: string) {
    super('There is no export with this id, or it is not yours.', { id });
  }
}

export class ExportIllegalTransition extends DomainError {
  readonly code = 'export.illegal_transition';
  constructor(state: string, wish: string) {
    super(`An export that is ${state} cannot be told to ${wish}.`, { state, wish });
  }
}

export class ExportFileNotFound extends DomainError {
  readonly code = 'export.not_found';
  constructor(name: string) {
    super('The export has no such file, or is not finished.', { name: name.slice(0, 200) });
  }
}

export class RangeOutsideFile extends DomainError {
  readonly code = 'request.range_not_satisfiable';
  constructor(sizeBytes: number) {
    super(`The file has ${sizeBytes} bytes.`, { size: sizeBytes });
  }
}

/** Items of it have been withdrawn since it was written. */
export class ExportHoldsWithdrawn extends DomainError {
  readonly code = 'export.holds_withdrawn';
  constructor(withdrawn: number) {
    super(`${withdrawn} of its items have been withdrawn since it was written: export the version anew.`, {
      withdrawn,
    });
  }
}

/** An attempt to write an export is given up, because what it has written holds something that may no longer leave. */
export class WithdrawnMeanwhile extends DomainError {
  readonly code = 'export.holds_withdrawn';
  constructor(contentIds: readonly string[]) {
    const named = contentIds.slice(0, 20);
    // A job keeps the words alone, and whoever asked for the export wants to know which.
    const which = `${named.join(', ')}${contentIds.length > named.length ? ' and others' : ''}`;
    super(`Items were withdrawn while the export was written; it is written anew, without ${which}.`, {
      withdrawn: contentIds.length,
      contentIds: named,
    });
  }
}
