import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { type HashConfirmation, StandingQueue, SubjectType } from '@odr/contracts';
import { firstValueFrom } from 'rxjs';

import { ContentClient } from '../../shared/data-content/data/content-client.js';
import type { Page } from '../../shared/data-page/page.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import type { Scan } from '../../shared/data-scan/scan.js';
import type { Answered, AppealAnswer, AppealCase, SuspensionAppeal } from './appeal.js';
import type { CaseDetail, ClaimedItem, Queue, Verdict } from './case.js';
import type { ItemBankMatchResponse, ItemClusterResponse, ItemContextResponse } from './context.js';
import type { Colleague, Policy } from './policy.js';
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
    const { items } = await this.get<Page<ClaimedItem>>(
      `${ROOT}/queues/${encodeURIComponent(queue)}/items?mine=true&limit=200`,
    );
    return items.filter((item) => item.leaseToken !== null);
  }

  /** Takes one of them up here: whatever window it was in before can do nothing with it any more. */
  takeOver({ id }: Pick<ClaimedItem, 'id'>, leaseSeconds: number): Promise<ClaimedItem> {
    return this.post(`${ROOT}/items/${id}/take-over`, { leaseSeconds });
  }

  /** Takes this very case, whatever waits before it. */
  claimThis(id: string, leaseSeconds: number): Promise<ClaimedItem> {
    return this.post(`${ROOT}/items/${id}/claim`, { leaseSeconds });
  }

  /** @returns when the lease ends now */
  extend(item: ClaimedItem, leaseSeconds: number): Promise<Pick<ClaimedItem, 'leaseExpiresAt'>> {
    return this.post(`${ROOT}/items/${item.id}/extend`, { leaseToken: item.leaseToken, leaseSeconds });
  }

  release(item: ClaimedItem): Promise<unknown> {
    return this.post(`${ROOT}/items/${item.id}/release`, { leaseToken: item.leaseToken });
  }

  /** Gives it back for good: this person is not given it again. */
  skip(item: ClaimedItem, reason: string): Promise<unknown> {
    return this.post(`${ROOT}/items/${item.id}/skip`, { leaseToken: item.leaseToken, reason });
  }

  /** Keeps it for hours, such as while somebody is asked. */
  hold(item: ClaimedItem, reason: string, hours: number): Promise<Pick<ClaimedItem, 'leaseExpiresAt'>> {
    return this.post(`${ROOT}/items/${item.id}/hold`, { leaseToken: item.leaseToken, reason, hours });
  }

  handOver(item: ClaimedItem, to: string): Promise<unknown> {
    return this.post(`${ROOT}/items/${item.id}/hand-over`, { leaseToken: item.leaseToken, to });
  }

  /** Who else works in a queue. */
  async colleagues(queue: string): Promise<readonly Colleague[]> {
    return (await this.get<Page<Colleague>>(`${ROOT}/queues/${encodeURIComponent(queue)}/colleagues`)).items;
  }

  /** Answers an appeal: what was decided stands, or is taken back. */
  resolveAppeal(appeal: Answered, { id, leaseToken }: ClaimedItem, { outcome, note }: AppealAnswer): Promise<unknown> {
    const path =
      appeal.against === 'suspension'
        ? `${ROOT}/items/${id}/suspension-appeal`
        : `/api/v1/appeals/${appeal.id}/resolve`;
    return this.post(path, { outcome, note, leaseToken });
  }

  /** What decisions are measured by. */
  async policies(): Promise<readonly Policy[]> {
    return (await this.get<Page<Policy>>(`${ROOT}/policies`)).items;
  }

  /** Labels that moderators give, the most usual of late first. */
  async labels(): Promise<readonly string[]> {
    const { items } = await this.get<Page<{ readonly label: string }>>(`${ROOT}/labels`);
    return items.map(({ label }) => label);
  }

  /** @returns the id under which the decision can be reversed */
  async decide(
    item: ClaimedItem,
    { action, note, policy, publicNote, durationHours, labels }: Verdict,
  ): Promise<string | undefined> {
    const { decisions } = await this.post<RawDecisions>(`${ROOT}/decisions`, {
      itemIds: [item.id],
      leaseTokens: { [item.id]: item.leaseToken },
      action,
      ...(note && { note }),
      ...(policy && { policy }),
      ...(publicNote && { publicNote }),
      ...(durationHours && { durationHours }),
      ...(labels && { labels }),
    });
    return decisions.find((one) => one.itemId === item.id)?.id;
  }

  /** Opens the case again, free for anyone, and restores the status from before. */
  reverse(decisionId: string): Promise<unknown> {
    return this.post(`${ROOT}/decisions/${decisionId}/reverse`, {});
  }

  /** What is known about a case; only what it is about is indispensable. */
  detail(item: ClaimedItem): Promise<CaseDetail> {
    return item.subjectType === SubjectType.Suspension ? this.suspension(item) : this.aboutPicture(item);
  }

  private async suspension({ id }: ClaimedItem): Promise<CaseDetail> {
    const [suspension, context] = await Promise.all([
      this.get<SuspensionAppeal>(`${ROOT}/items/${id}/suspension-appeal`),
      this.maybe<ItemContextResponse>(`${ROOT}/items/${id}/context`),
    ]);
    return { suspension, context, scans: [], captions: [], sources: [], authors: [] };
  }

  private async aboutPicture(item: ClaimedItem): Promise<CaseDetail> {
    const annotation = item.subjectType === SubjectType.Annotation ? await this.annotation(item.subjectId) : undefined;
    const contentId = annotation?.contentId ?? item.subjectId;
    const path = `/api/v1/contents/${contentId}`;
    const [content, cluster, context, annotations, sources, authors, scans, appeal] = await Promise.all([
      this.contents.get(contentId),
      annotation ? undefined : this.maybe<ItemClusterResponse>(`${ROOT}/items/${item.id}/cluster`),
      this.maybe<ItemContextResponse>(`${ROOT}/items/${item.id}/context`),
      this.list<{ annotation: unknown }>(`${path}/annotations`),
      this.list<{ value: string }>(`${path}/sources`),
      this.list<{ name: string }>(`${path}/authors`),
      this.list<Scan>(`${path}/scans`),
      item.queue === StandingQueue.Appeals ? this.appeal(item) : undefined,
    ]);
    return {
      content,
      annotation: annotation?.annotation,
      cluster,
      context,
      scans,
      appeal,
      captions: annotations.flatMap((one) => captionsOf(one.annotation)),
      sources: sources.map((one) => one.value),
      authors: authors.map((one) => one.name),
    };
  }

  /** Says of an entry of a bank that it is right, or wrong. */
  rule({ bankId, entryId }: ItemBankMatchResponse, confirmed: HashConfirmation): Promise<unknown> {
    const path = `${ROOT}/hash-banks/${bankId}/entries/${entryId}`;
    return firstValueFrom(this.http.patch(path, { confirmed }));
  }

  /** Cases of other kinds may wait among the appeals; those have none. */
  private appeal({ id }: ClaimedItem): Promise<AppealCase | undefined> {
    return this.get<AppealCase>(`${ROOT}/items/${id}/appeal`).catch((error: unknown) => {
      if (toProblem(error).status === 404) return undefined;
      throw error;
    });
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

  /** What is more than a list, likewise. */
  private maybe<T>(path: string): Promise<T | undefined> {
    return this.get<T>(path).catch(() => undefined);
  }

  private get<T>(path: string): Promise<T> {
    return firstValueFrom(this.http.get<T>(path));
  }

  private post<T>(path: string, body: object): Promise<T> {
    return firstValueFrom(this.http.post<T>(path, body));
  }
}
