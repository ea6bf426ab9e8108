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
}

/** What was decided together. */
export class DecisionBatchResponse {
  readonly id!: string;
  /** One per item, near duplicates that followed included. */
  readonly decisions!: DecisionResponse[];
}
