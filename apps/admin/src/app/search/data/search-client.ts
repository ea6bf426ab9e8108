import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { ContentStatus } from '@odr/contracts';
import { firstValueFrom } from 'rxjs';

import { type Params, present } from '../../shared/data-page/page.js';
import type { BrowseQuery, HitPage } from '../hit.js';

const PAGE = 48;

/** Finding pictures: by words, by filters alone, by a picture that is here, or by one that is brought along. */
@Service()
export class SearchClient {
  private readonly http = inject(HttpClient);

  find({ q, mode, file, like, ...filters }: BrowseQuery, cursor: string | undefined): Promise<HitPage> {
    // Moderators may see more, but browsing shows what everyone sees.
    const params = present({ ...filters, status: ContentStatus.Available, limit: PAGE });
    if (file) return this.likeFile(file, params);
    if (like) return this.similar({ contentId: like, ...params });
    const paging = present({ q, mode, cursor, total: cursor === undefined ? true : undefined });
    return firstValueFrom(this.http.get<HitPage>('/api/v1/search', { params: { ...params, ...paging } }));
  }

  private likeFile(file: File, params: Params): Promise<HitPage> {
    const body = new FormData();
    for (const [name, value] of Object.entries(params)) body.append(name, String(value));
    body.append('file', file);
    return this.similar(body);
  }

  private similar(body: object): Promise<HitPage> {
    return firstValueFrom(this.http.post<HitPage>('/api/v1/search/similar', body));
  }
}
