import type { JobState } from '@odr/contracts';

import type { Job } from '../../shared/data-job/job.js';

export interface JobQueueState {
  readonly name: string;
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
  readonly completed: number;
  readonly paused: boolean;
  /** Jobs that each worker runs at a time. */
  readonly concurrency: number;
  readonly perMinute: number;
  /** Null while nothing finishes. */
  readonly remainingSeconds: number | null;
  readonly waitingSince: string | null;
}

/** A job with what it was asked to do. */
export interface QueuedJob extends Job {
  readonly queue: string;
  readonly name: string;
  readonly attempts: number;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
}

/** Jobs that failed for one reason. */
export interface FailureCause {
  readonly queue: string;
  readonly name: string;
  readonly code: string;
  readonly count: number;
  readonly latestAt: string;
  readonly message: string;
}

/** What one queue finished in one minute. */
export interface QueueMinute {
  readonly queue: string;
  readonly at: string;
  readonly done: number;
  readonly failed: number;
}

export interface JobFilter {
  readonly queue?: string;
  readonly state?: JobState;
  readonly name?: string;
  readonly code?: string;
}

/** Which failed jobs of a queue are meant. */
export interface FailedJobs {
  readonly ids?: readonly string[];
  readonly name?: string;
  readonly code?: string;
}
