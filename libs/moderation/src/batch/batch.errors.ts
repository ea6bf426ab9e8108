import type { BatchState } from '@odr/contracts';
import { DomainError, type BatchId, type CaseId } from '@odr/kernel';

export class BatchNotFound extends DomainError {
  readonly code = 'moderation.batch_not_found';
  constructor(batchId: BatchId) {
    super('There is no such batch.', { batchId });
  }
}

/** Something about the planned cases is different by now. */
export class BatchChanged extends DomainError {
  readonly code = 'moderation.batch_changed';
  constructor(itemIds: readonly CaseId[]) {
    super('Something would happen now that the plan does not say. Plan it again.', { itemIds });
  }
}

export class BatchElsewhere extends DomainError {
  readonly code = 'moderation.batch_state';
  constructor(state: BatchState) {
    super(`The batch is ${state}.`, { state });
  }
}

export class UndoTooLate extends DomainError {
  readonly code = 'moderation.batch_too_late';
  constructor(undoUntil: Date) {
    super('It could be undone for a day.', { undoUntil: undoUntil.toISOString() });
  }
}

export class SelectionTooLarge extends DomainError {
  readonly code = 'moderation.selection_too_large';
  constructor(most: number) {
    super(`One batch has at most ${most} items.`, { most });
  }
}
