import type { ContentStatus, DecisionAction, SubjectType } from '@odr/contracts';

export class DecisionResponse {
  readonly id!: string;
  readonly itemId!: string;
  readonly subjectType!: SubjectType;
  readonly subjectId!: string;
  readonly action!: DecisionAction;
  /** State of the item after it. */
  readonly state!: string;
  /** Status of the content after it; null where nothing was decided about a content. */
  readonly status!: ContentStatus | null;
  /** Whether somebody else has to say the same before anything happens. */
  readonly awaitsReview?: boolean;
}

/** What would be decided the same way about what is certainly the same picture. Nothing is done before it is applied. */
export class DuplicatesPlanResponse {
  /** The item that was decided. */
  readonly itemId!: string;
  /** To be looked at, applied and undone under `/moderation/batches/{id}`. */
  readonly batchId!: string;
  readonly planHash!: string;
  /** Cases that would be decided. */
  readonly total!: number;
}

/** What was decided together. */
export class DecisionBatchResponse {
  readonly id!: string;
  /** One per item. */
  readonly decisions!: DecisionResponse[];
  /** With `applyToDuplicates`: one plan for each item that has copies waiting. */
  readonly duplicates!: DuplicatesPlanResponse[];
}
