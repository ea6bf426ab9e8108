import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { Page } from '../../shared/data-page/page.js';
import type { FailedJobs, FailureCause, JobFilter, JobQueueState, QueuedJob, QueueMinute } from './job-queue.js';

const JOBS = '/api/v1/admin/jobs';

/** Background work, for administrators. */
@Service()
export class JobClient {
  private readonly http = inject(HttpClient);

  async queues(): Promise<readonly JobQueueState[]> {
    const { queues } = await firstValueFrom(this.http.get<{ queues: JobQueueState[] }>(JOBS, { params: { limit: 1 } }));
    return queues;
  }

  async list(filter: JobFilter, cursor: string | undefined): Promise<Page<QueuedJob>> {
    const given = Object.entries({ ...filter, cursor }).filter((entry): entry is [string, string] => Boolean(entry[1]));
    const { recent, nextCursor } = await firstValueFrom(
      this.http.get<{ recent: QueuedJob[]; nextCursor: string | null }>(JOBS, { params: Object.fromEntries(given) }),
    );
    return { items: recent, nextCursor };
  }

  async failures(): Promise<readonly FailureCause[]> {
    return (await firstValueFrom(this.http.get<{ items: FailureCause[] }>(`${JOBS}/failures`))).items;
  }

  async history(minutes: number): Promise<readonly QueueMinute[]> {
    const params = { minutes };
    return (await firstValueFrom(this.http.get<{ items: QueueMinute[] }>(`${JOBS}/history`, { params }))).items;
  }

  pause(queue: string): Promise<unknown> {
    return this.post(queue, 'pause', {});
  }

  resume(queue: string): Promise<unknown> {
    return this.post(queue, 'resume', {});
  }

  /** @returns how many run again */
  async retry(queue: string, which: FailedJobs): Promise<number> {
    return (await this.post<{ retried: number }>(queue, 'retry-failed', which)).retried;
  }

  /** @returns how many are forgotten */
  async discard(queue: string, which: FailedJobs): Promise<number> {
    return (await this.post<{ discarded: number }>(queue, 'discard-failed', which)).discarded;
  }

  limit(queue: string, concurrency: number): Promise<unknown> {
    return firstValueFrom(this.http.put(`${JOBS}/${encodeURIComponent(queue)}/limit`, { concurrency }));
  }

  private post<T>(queue: string, command: string, body: object): Promise<T> {
    return firstValueFrom(this.http.post<T>(`${JOBS}/${encodeURIComponent(queue)}/${command}`, body));
  }
}
