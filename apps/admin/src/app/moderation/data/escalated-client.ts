import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { EscalatedCase, EscalatedQuery, Escalator } from './escalated.js';

const ROOT = '/api/v1/moderation';

/** Cases that wait for who leads. */
@Service()
export class EscalatedClient {
  private readonly http = inject(HttpClient);

  list(query: EscalatedQuery, cursor: string | undefined): Promise<Page<EscalatedCase>> {
    const params = present({ ...query, cursor, limit: 50 });
    return firstValueFrom(this.http.get<Page<EscalatedCase>>(`${ROOT}/escalated`, { params }));
  }

  /** Who has passed something on that still waits. */
  async people(): Promise<readonly Escalator[]> {
    return (await firstValueFrom(this.http.get<Page<Escalator>>(`${ROOT}/escalated/people`))).items;
  }
}
