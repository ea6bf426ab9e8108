/** Where a batch of decisions stands. */
export const BatchState = {
  /** Looked at; nothing has been done. */
  Planned: 'planned',
  Applying: 'applying',
  Applied: 'applied',
  Undoing: 'undoing',
  Undone: 'undone',
  /** Whoever asked for it may not do it any more. */
  Failed: 'failed',
} as const;
export type BatchState = (typeof BatchState)[keyof typeof BatchState];

/** Why a case is left out of a batch. */
export const BATCH_EXCLUSIONS = [
  'absent',
  'closed',
  'held',
  'escalated',
  'not_for_you',
  'appeal',
  'hidden_action',
  'not_processed',
  'license_not_open',
  'quarantined',
  'withdrawn',
  'different_picture',
] as const;
export type BatchExclusion = (typeof BATCH_EXCLUSIONS)[number];

/** What became of a case in a batch, and of taking that back. */
export const BATCH_OUTCOMES = ['decided', 'changed_since', 'refused'] as const;
export type BatchOutcome = (typeof BATCH_OUTCOMES)[number];
export const UNDO_OUTCOMES = ['restored', 'changed_since'] as const;
export type UndoOutcome = (typeof UNDO_OUTCOMES)[number];
