import { ApiProperty } from '@nestjs/swagger';
import type { AppealOutcome, DecisionAction, DecisionGround, SubjectType } from '@odr/contracts';

/** An appeal as whoever filed it sees it. Who answers it is not told. */
export class AppealResponse {
  readonly id!: string;
  readonly decisionId!: string;
  readonly text!: string;
  readonly filedAt!: string;
  /** waiting, upheld, overturned, or ended when what it is about was deleted. */
  readonly state!: 'waiting' | AppealOutcome | 'ended';
  readonly resolvedAt!: string | null;
  /** What the moderators answer. */
  readonly note!: string | null;
}

/** What the appellant had been told. */
export class AppealedStatementResponse {
  /** Code of the policy. */
  readonly policy!: string;
  readonly policyVersion!: number;
  readonly title!: string;
  readonly ground!: DecisionGround;
  readonly field!: string;
  readonly term!: string | null;
  readonly facts!: string;
}

/** An appeal as whoever has to answer it sees it. Who appeals is not told before. */
export class AppealCaseResponse {
  readonly id!: string;
  readonly decisionId!: string;
  readonly itemId!: string;
  readonly subjectType!: SubjectType;
  readonly subjectId!: string;
  /** The annotation that was removed, where it is about one. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  readonly annotation!: unknown;
  readonly text!: string;
  readonly filedAt!: string;
  /** What was decided. */
  readonly action!: DecisionAction;
  readonly decidedAt!: string;
  /** What the contributor was told. */
  readonly statement!: AppealedStatementResponse;
  /** What the moderator noted for colleagues. */
  readonly note!: string | null;
}
