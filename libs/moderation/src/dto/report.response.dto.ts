import { ApiProperty } from '@nestjs/swagger';
import type { ReportOutcome, ReportReason, ReportState, SubjectType } from '@odr/contracts';

export class ReportResponse {
  readonly id!: string;
  readonly subjectType!: SubjectType;
  readonly subjectId!: string;
  readonly reason!: ReportReason;
  readonly description!: string | null;
  readonly state!: ReportState;
  /** What became of it; null while it is open. */
  readonly outcome!: ReportOutcome | null;
  /** What the moderators add to that, for everyone who reported it. */
  readonly publicNote!: string | null;
  readonly createdAt!: string;
  readonly closedAt!: string | null;
}

export class ReportPageResponse {
  @ApiProperty({ type: [ReportResponse] })
  readonly items!: readonly ReportResponse[];
  readonly nextCursor!: string | null;
}
