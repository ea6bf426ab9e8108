import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { PolicyResponse, QueueResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { BatchItemResponse, BatchResponse, PlanBatchRequest } from './batch.js';

const MODERATION = '/api/v1/moderation';
const BATCHES = `${MODERATION}/batches`;

/** Decisions for many cases at once. */
@Service()
export class BatchClient {
  private readonly http = inject(HttpClient);

  list(cursor: string | undefined): Promise<Page<BatchResponse>> {
    return firstValueFrom(this.http.get<Page<BatchResponse>>(BATCHES, { params: present({ cursor, limit: 25 }) }));
  }

  get(id: string): Promise<BatchResponse> {
    return firstValueFrom(this.http.get<BatchResponse>(`${BATCHES}/${id}`));
  }

  items(
    id: string,
    filter: Readonly<Record<string, string>>,
    cursor: string | undefined,
  ): Promise<Page<BatchItemResponse>> {
    const params = present({ ...filter, cursor, limit: 48 });
    return firstValueFrom(this.http.get<Page<BatchItemResponse>>(`${BATCHES}/${id}/items`, { params }));
  }

  plan(request: PlanBatchRequest): Promise<BatchResponse> {
    return firstValueFrom(this.http.post<BatchResponse>(BATCHES, request));
  }

  /** Those in which I work. */
  async queues(): Promise<readonly QueueResponse[]> {
    return (await firstValueFrom(this.http.get<Page<QueueResponse>>(`${MODERATION}/queues`))).items;
  }

  async policies(): Promise<readonly PolicyResponse[]> {
    return (await firstValueFrom(this.http.get<Page<PolicyResponse>>(`${MODERATION}/policies`))).items;
  }

  /** Refused when something else would happen now than was looked at. */
  apply({ id, planHash }: BatchResponse): Promise<BatchResponse> {
    return firstValueFrom(this.http.post<BatchResponse>(`${BATCHES}/${id}/apply`, { planHash }));
  }

  undo({ id }: BatchResponse): Promise<BatchResponse> {
    return firstValueFrom(this.http.post<BatchResponse>(`${BATCHES}/${id}/undo`, {}));
  }
}
