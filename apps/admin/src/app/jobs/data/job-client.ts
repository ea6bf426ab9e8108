import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { JobsOverview, QueueCommand } from './job-queue.js';

const JOBS = '/api/v1/admin/jobs';

/** Background work, for administrators. */
@Service()
export class JobClient {
  private readonly http = inject(HttpClient);

  overview(): Promise<JobsOverview> {
    return firstValueFrom(this.http.get<JobsOverview>(JOBS));
  }

  command(queue: string, command: QueueCommand): Promise<unknown> {
    return firstValueFrom(this.http.post(`${JOBS}/${encodeURIComponent(queue)}/${command}`, {}));
  }
}
