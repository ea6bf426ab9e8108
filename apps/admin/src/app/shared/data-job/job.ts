import type { JobState } from '@odr/contracts';

/** Work in the background and how far it is. */
export interface Job {
  readonly id: string;
  readonly name?: string;
  readonly queue?: string;
  readonly state: JobState;
  readonly progress?: { readonly done: number; readonly total: number } | null;
  readonly createdAt?: string;
  readonly startedAt?: string | null;
  readonly finishedAt?: string | null;
  readonly error?: { readonly code: string; readonly message: string } | null;
}

/** In percent; undefined while the total is not known. */
export const percentOf = (job: Pick<Job, 'progress'>): number | undefined =>
  job.progress && job.progress.total > 0 ? Math.min(100, (job.progress.done / job.progress.total) * 100) : undefined;

export const errorOf = (job: Pick<Job, 'error'>): string => job.error?.message ?? '';

export const isMoving = (job: Pick<Job, 'state'>): boolean => job.state === 'queued' || job.state === 'running';
