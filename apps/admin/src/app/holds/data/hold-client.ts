import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { HoldsResponse, QueuePeopleResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { Hold, Person, Skip } from './hold.js';

const MODERATION = '/api/v1/moderation';

/** What moderators keep, and what they pass on. */
@Service()
export class HoldClient {
  private readonly http = inject(HttpClient);

  async holds(): Promise<readonly Hold[]> {
    return (await firstValueFrom(this.http.get<HoldsResponse>(`${MODERATION}/holds`))).items;
  }

  skips(cursor: string | undefined): Promise<Page<Skip>> {
    return firstValueFrom(this.http.get<Page<Skip>>(`${MODERATION}/skips`, { params: present({ cursor, limit: 50 }) }));
  }

  /** Who works in a queue, without whoever asks. */
  async colleagues(queue: string): Promise<readonly Person[]> {
    const path = `${MODERATION}/queues/${encodeURIComponent(queue)}/colleagues`;
    return (await firstValueFrom(this.http.get<QueuePeopleResponse>(path))).items;
  }

  async release(itemId: string): Promise<void> {
    await firstValueFrom(this.http.post(`${MODERATION}/holds/${itemId}/release`, {}));
  }

  async handOver(itemId: string, to: string): Promise<void> {
    await firstValueFrom(this.http.post(`${MODERATION}/holds/${itemId}/hand-over`, { to }));
  }
}
