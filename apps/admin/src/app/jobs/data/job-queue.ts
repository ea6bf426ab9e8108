import type { Job } from '../../shared/data-job/job.js';

export interface JobQueueState {
  readonly name: string;
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
  readonly completed: number;
  readonly paused: boolean;
}

export interface JobsOverview {
  readonly queues: readonly JobQueueState[];
  readonly recent: readonly Job[];
}

export type QueueCommand = 'pause' | 'resume' | 'retry-failed';
