import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { Cluster, ClusterDetail, Decision, Resolution } from './cluster.js';

const DUPLICATES = '/api/v1/duplicates';

/** Copies of one picture, and what becomes of them. */
@Service()
export class ClusterClient {
  private readonly http = inject(HttpClient);

  list(
    filter: { readonly reason?: string; readonly contentId?: string },
    cursor: string | undefined,
    limit = 24,
  ): Promise<Page<Cluster>> {
    const params = present({ ...filter, cursor, limit, total: cursor === undefined ? true : undefined });
    return firstValueFrom(this.http.get<Page<Cluster>>(`${DUPLICATES}/clusters`, { params }));
  }

  get(id: string): Promise<ClusterDetail> {
    return firstValueFrom(this.http.get<ClusterDetail>(`${DUPLICATES}/clusters/${id}`));
  }

  resolve(id: string, decision: Decision): Promise<Resolution> {
    return firstValueFrom(this.http.post<Resolution>(`${DUPLICATES}/clusters/${id}/resolve`, decision));
  }

  undo(resolutionId: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${DUPLICATES}/resolutions/${resolutionId}/undo`, {}));
  }
}
