import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { Content } from '../../shared/data-content/content.js';
import { ContentClient } from '../../shared/data-content/data/content-client.js';
import type { BrowseQuery, Hit } from '../hit.js';

const PAGE = 48;

/** Finding pictures: by words, by filters alone, by a picture that is here, or by one that is brought along. */
@Service()
export class SearchClient {
  private readonly http = inject(HttpClient);
  private readonly contents = inject(ContentClient);

  async find(query: BrowseQuery, cursor: string | undefined): Promise<Page<Hit>> {
    const { q, mode, file, like, ...filters } = query;
    if (file) return this.likeFile(file);
    if (like) return this.likeContent(like);
    if (!q) return toHits(await this.contents.list({ ...filters, status: 'available' }, cursor, PAGE));
    const params = present({
      q,
      mode,
      ...filters,
      cursor,
      limit: PAGE,
      total: cursor === undefined ? true : undefined,
    });
    return firstValueFrom(this.http.get<Page<Hit>>('/api/v1/search', { params }));
  }

  private async likeContent(contentId: string): Promise<Page<Hit>> {
    return { items: await this.contents.similar(contentId, PAGE) };
  }

  private async likeFile(file: File): Promise<Page<Hit>> {
    const body = new FormData();
    body.append('limit', String(PAGE));
    body.append('file', file);
    return firstValueFrom(this.http.post<Page<Hit>>('/api/v1/search/similar', body));
  }
}

const toHits = (page: Page<Content>): Page<Hit> => ({ ...page, items: page.items.map((content) => ({ content })) });
