import { REPORTABLE, ReportReason, type ReportableType } from '@odr/contracts';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class FileReportRequest {
  /** What is reported. */
  @IsIn(REPORTABLE)
  readonly subjectType!: ReportableType;

  @IsUUID()
  readonly subjectId!: string;

  /** What is wrong with it. */
  @IsIn(Object.values(ReportReason))
  readonly reason!: ReportReason;

  /** In your own words; moderators read it without your name. @example 'Shows a licence plate' */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly description?: string;
}
