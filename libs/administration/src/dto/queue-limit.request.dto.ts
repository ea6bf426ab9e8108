import { ApiProperty } from '@nestjs/swagger';
import { MOST_CONCURRENT_JOBS } from '@odr/platform';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';

export class QueueLimitRequest {
  /** Jobs of the queue that each worker process runs at a time; null for what the configuration says. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_CONCURRENT_JOBS, nullable: true })
  @ValidateIf(({ concurrency }: QueueLimitRequest) => concurrency !== null)
  @IsInt()
  @Min(1)
  @Max(MOST_CONCURRENT_JOBS)
  readonly concurrency!: number | null;
}
