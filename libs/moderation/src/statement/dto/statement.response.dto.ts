import { ApiProperty } from '@nestjs/swagger';
import type { AppealOutcome, DecisionAction, DecisionGround, StatementField, SubjectType } from '@odr/contracts';

export class StatedPolicyResponse {
  /** @example 'privacy.faces' */
  readonly code!: string;
  readonly version!: number;
  readonly title!: string;
}

/** What drew attention before a person looked. */
export class StatedDetectionResponse {
  readonly kind!: 'scanner' | 'rule' | 'bank';
  /** @example 'face' */
  readonly name!: string;
  readonly term!: string | null;
}

export class StatedAppealResponse {
  readonly id!: string;
  readonly text!: string;
  /** waiting, upheld, overturned, or ended when what it is about was deleted. */
  readonly state!: 'waiting' | AppealOutcome | 'ended';
  readonly filedAt!: string;
  readonly resolvedAt!: string | null;
  readonly note!: string | null;
}

/** Why something was decided against what you contributed, and what you can do. */
export class StatementResponse {
  /** Id of the decision. */
  readonly id!: string;
  readonly subjectType!: SubjectType;
  readonly subjectId!: string;
  /** The content, or the content that the annotation is about; null when it is gone. */
  readonly contentId!: string | null;
  readonly name!: string | null;
  /** reject, delist or flag_illegal */
  readonly action!: DecisionAction;
  readonly policy!: StatedPolicyResponse;
  readonly ground!: DecisionGround;
  /** Which part it is about. */
  readonly field!: StatementField;
  /** The words, or the place, that it rests on. */
  readonly term!: string | null;
  readonly facts!: string;
  /** What machines had found. They never decide. */
  @ApiProperty({ type: [StatedDetectionResponse] })
  readonly detections!: readonly StatedDetectionResponse[];
  readonly isAutomatedDetection!: boolean;
  /** Whether somebody had reported it. */
  readonly isReported!: boolean;
  readonly decidedAt!: string;
  /** When it ends by itself. */
  readonly expiresAt!: string | null;
  /** When it was taken back, or ended by itself. */
  readonly endedAt!: string | null;
  readonly appealUntil!: string;
  readonly canAppeal!: boolean;
  readonly appeal!: StatedAppealResponse | null;
}

export class StatementPageResponse {
  @ApiProperty({ type: [StatementResponse] })
  readonly items!: readonly StatementResponse[];
  readonly nextCursor!: string | null;
}
