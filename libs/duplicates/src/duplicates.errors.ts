import { DomainError, type ContentId } from '@odr/kernel';

/** Absent, or made of contents that are not all the caller's. */
export class ClusterNotFound extends DomainError {
  readonly code = 'duplicate.cluster_not_found';
  constructor(id: string) {
    super('There is no such cluster of duplicates.', { id });
  }
}

export class ClusterChanged extends DomainError {
  readonly code = 'duplicate.cluster_changed';
  constructor(version: number) {
    super(`The cluster is at version ${version} by now.`, { version });
  }
}

export class IncompleteDecision extends DomainError {
  readonly code = 'duplicate.incomplete_decision';
  constructor(what: string, contentIds: readonly ContentId[]) {
    super(what, { contentIds });
  }
}

export class ResolutionNotFound extends DomainError {
  readonly code = 'duplicate.resolution_not_found';
  constructor(id: string) {
    super('There is no such decision about duplicates.', { id });
  }
}

export class NotUndoable extends DomainError {
  readonly code = 'duplicate.not_undoable';
  constructor(reason: 'undone' | 'too_late') {
    super(reason === 'undone' ? 'It has been undone already.' : 'The time for undoing it is over.', { reason });
  }
}
