import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { ContentStatus } from '@odr/contracts';
import { firstValueFrom } from 'rxjs';

import type { Content } from '../../shared/data-content/content.js';
import { ContentClient } from '../../shared/data-content/data/content-client.js';
import { type Page, present } from '../../shared/data-page/page.js';

const PAGE = 48;

/** One item of a campaign in the hands of one person. */
export interface Assignment {
  readonly id: string;
  readonly contentId: string;
  readonly guideline: string;
  /** What the item is to be annotated with. */
  readonly sourceIds: readonly string[];
  readonly submitted: number;
  readonly remaining: number;
}

export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly items: number;
  readonly finished: number;
  readonly takesPart: boolean;
}

/** Pictures to go through. */
@Service()
export class WalkClient {
  private readonly http = inject(HttpClient);
  private readonly contents = inject(ContentClient);

  /** What browsing finds by the same words and filters, in the same order. */
  async found(filters: Readonly<Record<string, string>>, cursor: string | undefined): Promise<Page<Content>> {
    const total = cursor === undefined ? true : undefined;
    const params = present({ ...filters, status: ContentStatus.Available, limit: PAGE, cursor, total });
    const page = await firstValueFrom(this.http.get<Page<{ readonly content: Content }>>('/api/v1/search', { params }));
    return { ...page, items: page.items.map(({ content }) => content) };
  }

  /** The item that a campaign gives to this person: the one in hand, until it is submitted or skipped. */
  async next(campaignId: string): Promise<Assignment | undefined> {
    const path = `/api/v1/annotation-campaigns/${campaignId}/next`;
    const { assignment } = await firstValueFrom(this.http.post<{ readonly assignment: Assignment | null }>(path, {}));
    return assignment ?? undefined;
  }

  submit({ id }: Assignment): Promise<unknown> {
    return firstValueFrom(this.http.post(`/api/v1/annotation-assignments/${id}/submit`, {}));
  }

  skip({ id }: Assignment): Promise<unknown> {
    return firstValueFrom(this.http.post(`/api/v1/annotation-assignments/${id}/skip`, {}));
  }

  content(id: string): Promise<Content> {
    return this.contents.get(id);
  }

  /** Those that give work to whoever is here. */
  async campaigns(): Promise<readonly Campaign[]> {
    const params = { state: 'running', limit: 50 };
    const { items } = await firstValueFrom(this.http.get<Page<Campaign>>('/api/v1/annotation-campaigns', { params }));
    return items.filter(({ takesPart }) => takesPart);
  }
}
