import { JobState, QUEUES, type QueueName } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class QueueResponse {
  @ApiProperty({ enum: QUEUES })
  readonly name!: QueueName;
  readonly waiting!: number;
  readonly active!: number;
  readonly failed!: number;
  /** Within the last week; older ones are forgotten. */
  readonly completed!: number;
  readonly paused!: boolean;
}

export class JobProgressResponse {
  readonly done!: number;
  /** 0 while it is not known. */
  readonly total!: number;
}

export class JobErrorResponse {
  readonly code!: string;
  readonly message!: string;
}

export class JobResponse {
  readonly id!: string;
  readonly queue!: string;
  /** @example 'content.process' */
  readonly name!: string;
  @ApiProperty({ enum: Object.values(JobState) })
  readonly state!: JobState;
  readonly attempts!: number;
  readonly progress!: JobProgressResponse;
  /** Of the last attempt that failed. */
  readonly error!: JobErrorResponse | null;
  /** The request that asked for it, as the logs know it. */
  readonly requestId!: string | null;
  readonly createdAt!: Date;
  readonly startedAt!: Date | null;
  readonly finishedAt!: Date | null;
}

export class JobsResponse {
  readonly queues!: QueueResponse[];
  /** Latest first. */
  readonly recent!: JobResponse[];
  /** For more of `recent`; null on the last page. */
  readonly nextCursor!: string | null;
}

export class RetryFailedResponse {
  /** How many run again. */
  readonly retried!: number;
}
