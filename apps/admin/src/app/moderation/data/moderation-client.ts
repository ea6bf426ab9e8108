import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { SubjectType } from '@odr/contracts';
import { firstValueFrom } from 'rxjs';

import { ContentClient } from '../../shared/data-content/data/content-client.js';
import type { Page } from '../../shared/data-page/page.js';
import type { CaseDetail, CaseEvent, ClaimedItem, Queue, Verdict } from './case.js';
import { type RawDecisions, type RawQueue, captionsOf, toQueue } from './wire.js';

const ROOT = '/api/v1/moderation';

/** Queues, leases and decisions. */
@Service()
export class ModerationClient {
  private readonly http = inject(HttpClient);
  private readonly contents = inject(ContentClient);

  async queues(): Promise<readonly Queue[]> {
    const { items } = await this.get<Page<RawQueue>>(`${ROOT}/queues`);
    return items.map(toQueue);
  }

  async claim(queue: string, count: number, leaseSeconds: number): Promise<readonly ClaimedItem[]> {
    const answer = await this.post<Page<ClaimedItem>>(`${ROOT}/queues/${encodeURIComponent(queue)}/claim`, {
      count,
      leaseSeconds,
    });
    return answer.items;
  }

  /** Cases that I hold already, such as those of a closed tab: only their holder is told the token. */
  async mine(queue: string): Promise<readonly ClaimedItem[]> {
    const { items } = await this.get<Page<ClaimedItem>>(`${ROOT}/queues/${encodeURIComponent(queue)}/items?limit=200`);
    return items.filter((item) => item.leaseToken !== null);
  }

  /** @returns when the lease ends now */
  extend(item: ClaimedItem, leaseSeconds: number): Promise<Pick<ClaimedItem, 'leaseExpiresAt'>> {
    return this.post(`${ROOT}/items/${item.id}/extend`, { leaseToken: item.leaseToken, leaseSeconds });
  }

  release(item: ClaimedItem): Promise<unknown> {
    return this.post(`${ROOT}/items/${item.id}/release`, { leaseToken: item.leaseToken });
  }

  /** @returns the id under which the decision can be reversed */
  async decide(item: ClaimedItem, { action, note, policy }: Verdict): Promise<string | undefined> {
    const { decisions } = await this.post<RawDecisions>(`${ROOT}/decisions`, {
      itemIds: [item.id],
      leaseTokens: { [item.id]: item.leaseToken },
      action,
      ...(note && { note }),
      ...(policy && { policy }),
    });
    return decisions.find((one) => one.itemId === item.id)?.id;
  }

  /** Opens the case again, free for anyone, and restores the status from before. */
  reverse(decisionId: string): Promise<unknown> {
    return this.post(`${ROOT}/decisions/${decisionId}/reverse`, {});
  }

  /** What is known about a case; only the picture itself is indispensable. */
  async detail(item: ClaimedItem): Promise<CaseDetail> {
    const annotation = item.subjectType === SubjectType.Annotation ? await this.annotation(item.subjectId) : undefined;
    const contentId = annotation?.contentId ?? item.subjectId;
    const path = `/api/v1/contents/${contentId}`;
    const [content, duplicates, events, annotations, sources, authors] = await Promise.all([
      this.contents.get(contentId),
      this.contents.duplicates(contentId).catch(() => []),
      this.list<CaseEvent>(`${ROOT}/subjects/${item.subjectType}/${item.subjectId}/events`),
      this.list<{ annotation: unknown }>(`${path}/annotations`),
      this.list<{ value: string }>(`${path}/sources`),
      this.list<{ name: string }>(`${path}/authors`),
    ]);
    return {
      content,
      annotation: annotation?.annotation,
      duplicates,
      events,
      captions: annotations.flatMap((one) => captionsOf(one.annotation)),
      sources: sources.map((one) => one.value),
      authors: authors.map((one) => one.name),
    };
  }

  private annotation(id: string): Promise<{ readonly contentId: string; readonly annotation: unknown }> {
    return this.get(`/api/v1/annotations/${id}`);
  }

  /** What helps but must not hold a case up: empty when it cannot be had. */
  private async list<T>(path: string): Promise<readonly T[]> {
    try {
      return (await this.get<Page<T>>(path)).items;
    } catch {
      // The case can be judged without it, and the next case may have it again.
      return [];
    }
  }

  private get<T>(path: string): Promise<T> {
    return firstValueFrom(this.http.get<T>(path));
  }

  private post<T>(path: string, body: object): Promise<T> {
    return firstValueFrom(this.http.post<T>(path, body));
  }
}
