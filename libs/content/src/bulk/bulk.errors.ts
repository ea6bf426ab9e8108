import { DomainError } from '@odr/kernel';

export class SelectionTooLarge extends DomainError {
  readonly code = 'content.selection_too_large';
  constructor(limit: number) {
    super(`The selection has more than ${limit} items. Narrow it, and edit in several steps.`, { limit });
  }
}

export class BulkEditNotFound extends DomainError {
  readonly code = 'content.bulk_edit_not_found';
  constructor(id: string) {
    super('There is no such bulk edit of yours.', { id });
  }
}

export class BulkEditUndone extends DomainError {
  readonly code = 'content.bulk_edit_undone';
  constructor(undoneAt: Date) {
    super('The bulk edit has been undone already.', { undoneAt: undoneAt.toISOString() });
  }
}
