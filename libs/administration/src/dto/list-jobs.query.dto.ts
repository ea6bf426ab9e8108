import { JobState, QUEUES } from '@odr/contracts';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';

export class ListJobsQuery {
  /** How many of the recent jobs to answer with. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  readonly limit: number = 50;

  /** `nextCursor` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  readonly cursor?: string;

  @IsOptional()
  @IsIn(QUEUES)
  readonly queue?: string;

  @IsOptional()
  @IsIn(Object.values(JobState))
  readonly state?: JobState;

  /** Name of the work. @example 'content.process' */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly name?: string;

  /** Code of the error. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly code?: string;
}
