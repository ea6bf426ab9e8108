import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { Content } from '../../shared/data-content/content.js';
import { type Page, present } from '../../shared/data-page/page.js';
import type { Contribution, ContributionCounts, ContributionFilter, DeletedItem } from '../contribution.js';

/** What I have brought, and what became of it. */
@Service()
export class ContributionClient {
  private readonly http = inject(HttpClient);

  list(filter: ContributionFilter, cursor: string | undefined): Promise<Page<Contribution>> {
    const params = present({ ...filter, cursor, limit: 50 });
    return firstValueFrom(this.http.get<Page<Contribution>>('/api/v1/contents/mine', { params }));
  }

  counts(): Promise<ContributionCounts> {
    return firstValueFrom(this.http.get<ContributionCounts>('/api/v1/contents/mine/counts'));
  }

  deleted(cursor: string | undefined): Promise<Page<DeletedItem>> {
    const params = present({ cursor, limit: 50 });
    return firstValueFrom(this.http.get<Page<DeletedItem>>('/api/v1/contents/deleted', { params }));
  }

  delete({ id }: Pick<Content, 'id'>): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/v1/contents/${id}`));
  }
}
