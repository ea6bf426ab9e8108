import { ApiProperty } from '@nestjs/swagger';
import {
  BATCH_EXCLUSIONS,
  BATCH_OUTCOMES,
  BatchState,
  DecisionAction,
  PAIR_REASONS,
  UNDO_OUTCOMES,
  type BatchExclusion,
  type BatchOutcome,
  type PairReason,
  type UndoOutcome,
} from '@odr/contracts';

/** So many items, all with the same status before. */
export class BatchStepCountResponse {
  /** Null for annotations, which stay or go. */
  readonly from!: string | null;
  readonly to!: string | null;
  readonly count!: number;
}

/** So many items that are left out for the same reason. */
export class BatchExclusionCountResponse {
  @ApiProperty({ enum: BATCH_EXCLUSIONS })
  readonly reason!: BatchExclusion;
  readonly count!: number;
}

/** One decision for many items. */
export class BatchResponse {
  readonly id!: string;
  @ApiProperty({ enum: Object.values(BatchState) })
  readonly state!: BatchState;
  /** What was asked for. */
  @ApiProperty({ type: Object })
  readonly selection!: object;
  @ApiProperty({ enum: Object.values(DecisionAction) })
  readonly action!: DecisionAction;
  readonly policy!: string | null;
  readonly note!: string | null;
  /** Send it back to apply what you have looked at. */
  readonly planHash!: string;
  /** The picture that is judged, in a batch about what is near it. */
  readonly representativeId!: string | null;
  /** Items that would be, or were to be, decided. */
  readonly total!: number;
  /** Of those, how many it has come to. */
  readonly done!: number;
  /** What would happen, in counts. */
  @ApiProperty({ type: [BatchStepCountResponse] })
  readonly steps!: readonly BatchStepCountResponse[];
  /** What is left out, and why. */
  @ApiProperty({ type: [BatchExclusionCountResponse] })
  readonly excluded!: readonly BatchExclusionCountResponse[];
  readonly decided!: number;
  /** Left alone, because somebody had changed something since it was planned, or because they could not be decided like that. */
  readonly skipped!: number;
  readonly restored!: number;
  /** Not taken back, because somebody has changed something since. */
  readonly kept!: number;
  readonly createdBy!: string;
  readonly createdAt!: string;
  readonly appliedAt!: string | null;
  /** Until then it can be undone. */
  readonly undoUntil!: string | null;
}

export class BatchPageResponse {
  @ApiProperty({ type: [BatchResponse] })
  readonly items!: readonly BatchResponse[];
  readonly nextCursor!: string | null;
}

/** One item of a batch. */
export class BatchItemResponse {
  readonly position!: number;
  readonly itemId!: string;
  readonly subjectType!: string;
  readonly subjectId!: string;
  /** Null for annotations, and for what is gone. */
  readonly name!: string | null;
  readonly thumbhash!: string | null;
  readonly contentId!: string | null;
  /** How it is the same picture as the representative. */
  @ApiProperty({ enum: PAIR_REASONS, nullable: true })
  readonly relation!: PairReason | null;
  readonly bits!: number | null;
  readonly fromStatus!: string | null;
  /** What the batch wrote; null until then. */
  readonly toStatus!: string | null;
  /** Why it is left out; null where it is decided. */
  @ApiProperty({ enum: BATCH_EXCLUSIONS, nullable: true })
  readonly exclusion!: BatchExclusion | null;
  @ApiProperty({ enum: BATCH_OUTCOMES, nullable: true })
  readonly outcome!: BatchOutcome | null;
  /** Of a refusal: the code of the problem. */
  readonly code!: string | null;
  readonly decisionId!: string | null;
  @ApiProperty({ enum: UNDO_OUTCOMES, nullable: true })
  readonly undoOutcome!: UndoOutcome | null;
}

export class BatchItemPageResponse {
  @ApiProperty({ type: [BatchItemResponse] })
  readonly items!: readonly BatchItemResponse[];
  readonly nextCursor!: string | null;
}
