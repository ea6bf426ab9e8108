export const AnnotationSourceType = {
  ContentDescription: 'content_description',
  SpatialAnalysis: 'spatial_analysis',
  Tags: 'tags',
  Other: 'other',
} as const;
export type AnnotationSourceType = (typeof AnnotationSourceType)[keyof typeof AnnotationSourceType];

/** Whether a campaign hands out work. */
export const CampaignState = { Draft: 'draft', Running: 'running', Paused: 'paused', Done: 'done' } as const;
export type CampaignState = (typeof CampaignState)[keyof typeof CampaignState];

/** Where one person stands with one item of a campaign. */
export const AssignmentState = {
  Open: 'open',
  Submitted: 'submitted',
  Skipped: 'skipped',
  /** Given back, or not finished in time: the place is free for whoever comes next. */
  Returned: 'returned',
} as const;
export type AssignmentState = (typeof AssignmentState)[keyof typeof AssignmentState];

/** Where a re-validation of a source's annotations stands. */
export const RevalidationState = {
  Running: 'running',
  Done: 'done',
  Cancelled: 'cancelled',
  /** The schema was changed meanwhile; what it found says nothing about the new one. */
  Superseded: 'superseded',
} as const;
export type RevalidationState = (typeof RevalidationState)[keyof typeof RevalidationState];

/** What a schema of a source says otherwise than another one of it. */
export const SchemaChangeKind = {
  /** A member that was not described before. */
  Added: 'added',
  Removed: 'removed',
  Required: 'required',
  Optional: 'optional',
  /** Fewer values are allowed. */
  Narrowed: 'narrowed',
  Widened: 'widened',
  /** Other values are allowed, neither fewer nor more. */
  Changed: 'changed',
  /** Said to people; no value is judged by it. */
  Described: 'described',
} as const;
export type SchemaChangeKind = (typeof SchemaChangeKind)[keyof typeof SchemaChangeKind];

/** Where a cleaning of captions stands. */
export const CleaningState = {
  Running: 'running',
  Done: 'done',
  Cancelled: 'cancelled',
  /** Whoever started it may no longer do it. */
  Failed: 'failed',
  /** What it did is being put back. */
  Undoing: 'undoing',
  Undone: 'undone',
} as const;
export type CleaningState = (typeof CleaningState)[keyof typeof CleaningState];

/** What a cleaning, or undoing it, made of one annotation. */
export const CleanedOutcome = {
  Cleaned: 'cleaned',
  Refused: 'refused',
  Restored: 'restored',
  /** Somebody had gone on with it, so undoing left it. */
  EditedSince: 'edited_since',
  /** Undoing was refused: it is deleted, hidden, or its schema does not allow it any more. */
  NotRestored: 'not_restored',
} as const;
export type CleanedOutcome = (typeof CleanedOutcome)[keyof typeof CleanedOutcome];
export const CLEANED_OUTCOMES = Object.values(CleanedOutcome);
