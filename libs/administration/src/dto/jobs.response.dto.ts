import { JobState, QUEUES, type QueueName } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class JobQueueResponse {
  @ApiProperty({ enum: QUEUES })
  readonly name!: QueueName;
  readonly waiting!: number;
  readonly active!: number;
  readonly failed!: number;
  /** Within the last week; older ones are forgotten. */
  readonly completed!: number;
  readonly paused!: boolean;
  /** Jobs that each worker process runs at a time. */
  readonly concurrency!: number;
  /** Finished a minute, over the last five. */
  readonly perMinute!: number;
  /** Until what waits now is done, at this rate; null while nothing finishes. */
  readonly remainingSeconds!: number | null;
  /** Since when the job that has waited longest could have run. */
  readonly waitingSince!: Date | null;
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
  /** What it was asked to do: ids of things, and choices. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly payload!: Readonly<Record<string, unknown>>;
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
  readonly queues!: JobQueueResponse[];
  /** Latest first. */
  readonly recent!: JobResponse[];
  /** For more of `recent`; null on the last page. */
  readonly nextCursor!: string | null;
}

export class RetryFailedResponse {
  /** How many run again. */
  readonly retried!: number;
}

export class DiscardFailedResponse {
  /** How many are forgotten. */
  readonly discarded!: number;
}

/** Jobs that failed for good, by what they were and why. */
export class FailureCauseResponse {
  @ApiProperty({ enum: QUEUES })
  readonly queue!: QueueName;
  /** @example 'content.process' */
  readonly name!: string;
  readonly code!: string;
  readonly count!: number;
  readonly latestAt!: Date;
  /** Of the latest of them. */
  readonly message!: string;
}

export class FailureCausesResponse {
  /** The most frequent first. */
  @ApiProperty({ type: [FailureCauseResponse] })
  readonly items!: FailureCauseResponse[];
}

export class QueueMinuteResponse {
  @ApiProperty({ enum: QUEUES })
  readonly queue!: QueueName;
  /** Start of the minute. */
  readonly at!: Date;
  readonly done!: number;
  readonly failed!: number;
}

export class JobHistoryResponse {
  /** Oldest first; minutes in which nothing finished are left out. */
  @ApiProperty({ type: [QueueMinuteResponse] })
  readonly items!: QueueMinuteResponse[];
}
