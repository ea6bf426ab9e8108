import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { SearchMissPageResponse, SearchRecallResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import { present } from '../../shared/data-page/page.js';

/** How much searches find: of what indexes should, and of what people want. */
@Service()
export class RecallClient {
  private readonly http = inject(HttpClient);

  read(days: number): Promise<SearchRecallResponse> {
    return firstValueFrom(this.http.get<SearchRecallResponse>('/api/v1/search/recall', { params: { days } }));
  }

  /** What was searched for and not found, the most frequent first. */
  misses(days: number, cursor?: string): Promise<SearchMissPageResponse> {
    const params = present({ days, cursor, limit: 20 });
    return firstValueFrom(this.http.get<SearchMissPageResponse>('/api/v1/search/misses', { params }));
  }
}
