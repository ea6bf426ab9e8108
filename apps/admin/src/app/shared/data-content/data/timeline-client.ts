import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { Timeline } from '../timeline.js';

/** The way of a picture; 404 for everyone but its people and moderators. */
@Service()
export class TimelineClient {
  private readonly http = inject(HttpClient);

  of(id: string): Promise<Timeline> {
    return firstValueFrom(this.http.get<Timeline>(`/api/v1/contents/${id}/timeline`));
  }
}
