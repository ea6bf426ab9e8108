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
  readonly error?: string | { readonly code?: string; readonly message?: string; readonly detail?: string } | null;
}

/** In percent; undefined while the total is not known. */
export const percentOf = (job: Pick<Job, 'progress'>): number | undefined =>
  job.progress && job.progress.total > 0 ? Math.min(100, (job.progress.done / job.progress.total) * 100) : undefined;

export function errorOf(job: Pick<Job, 'error'>): string {
  if (!job.error) return '';
  return typeof job.error === 'string' ? job.error : (job.error.message ?? job.error.detail ?? job.error.code ?? '');
}

export const isMoving = (job: Pick<Job, 'state'>): boolean => job.state === 'queued' || job.state === 'running';
