import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../data-page/page.js';
import type { Content } from '../content.js';
import type { Near } from '../near.js';

export interface ContentFilter {
  readonly q?: string;
  readonly status?: string;
  readonly processingState?: string;
  readonly flag?: string;
  readonly license?: string;
  readonly format?: string;
  readonly userId?: string;
  readonly teamId?: string;
  readonly minWidth?: string;
  readonly minHeight?: string;
}

/** Reading pictures and what is near them. */
@Service()
export class ContentClient {
  private readonly http = inject(HttpClient);

  list(filter: ContentFilter, cursor: string | undefined, limit = 50): Promise<Page<Content>> {
    const params = present({ ...filter, cursor, limit, total: cursor === undefined ? true : undefined });
    return firstValueFrom(this.http.get<Page<Content>>('/api/v1/contents', { params }));
  }

  get(id: string): Promise<Content> {
    return firstValueFrom(this.http.get<Content>(`/api/v1/contents/${id}`));
  }

  /** Copies, near copies and what looks alike; the strongest kind first. */
  async duplicates(id: string): Promise<readonly Near[]> {
    const page = await firstValueFrom(this.http.get<Page<Near>>(`/api/v1/contents/${id}/duplicates`));
    return page.items;
  }

  /** The k nearest by what the picture shows. */
  async similar(id: string, limit: number): Promise<readonly Near[]> {
    const page = await firstValueFrom(this.http.post<Page<Near>>('/api/v1/search/similar', { contentId: id, limit }));
    return page.items.filter((near) => near.content.id !== id);
  }
}
