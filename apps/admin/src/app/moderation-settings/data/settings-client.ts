import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { QueuesResponse, UserPageResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import type { Moderator, NewQueue, Queue, QueueChange, Routing, RoutingPreview, Rule } from './settings.js';

const QUEUES = '/api/v1/moderation/queues';
const ROUTING = '/api/v1/moderation/routing';

/** How queues are arranged, and where cases wait. */
@Service()
export class SettingsClient {
  private readonly http = inject(HttpClient);

  async queues(): Promise<readonly Queue[]> {
    const { items } = await firstValueFrom(this.http.get<QueuesResponse>(QUEUES));
    return Promise.all(items.map(({ name }) => firstValueFrom(this.http.get<Queue>(`${QUEUES}/${name}`))));
  }

  /** Everybody who can be a member. */
  async moderators(): Promise<readonly Moderator[]> {
    const pages = await Promise.all(
      ['moderator', 'admin'].map((role) =>
        firstValueFrom(
          this.http.get<UserPageResponse>('/api/v1/users', { params: { role, isActive: true, limit: 100 } }),
        ),
      ),
    );
    return pages
      .flatMap(({ items }) => items.map(({ id, name }) => ({ id, name })))
      .toSorted((a, b) => a.name.localeCompare(b.name));
  }

  create(queue: NewQueue): Promise<Queue> {
    return firstValueFrom(this.http.post<Queue>(QUEUES, queue));
  }

  /** Refused with 412 when somebody else was faster. */
  change({ name, version }: Queue, change: QueueChange): Promise<Queue> {
    return firstValueFrom(
      this.http.patch<Queue>(`${QUEUES}/${name}`, change, { headers: { 'If-Match': `"${version}"` } }),
    );
  }

  delete({ name, version }: Queue): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${QUEUES}/${name}`, { headers: { 'If-Match': `"${version}"` } }));
  }

  routing(): Promise<Routing> {
    return firstValueFrom(this.http.get<Routing>(ROUTING));
  }

  /** What a set of rules would do. Changes nothing. */
  preview(rules: readonly Rule[], { defaults }: Routing): Promise<RoutingPreview> {
    return firstValueFrom(this.http.post<RoutingPreview>(`${ROUTING}/preview`, { rules, defaults }));
  }

  /** Refused when somebody was faster, or other cases would move than the preview says. */
  apply(rules: readonly Rule[], { defaults, version }: Routing, { planHash }: RoutingPreview): Promise<Routing> {
    return firstValueFrom(
      this.http.put<Routing>(ROUTING, { rules, defaults, planHash }, { headers: { 'If-Match': `"${version}"` } }),
    );
  }
}
