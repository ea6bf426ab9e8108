import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, type Params, present } from '../../shared/data-page/page.js';
import type { Annotation, Source } from './annotation.js';

const PAGE = 100;

/** Reading and writing what is said about one picture. */
@Service()
export class AnnotateClient {
  private readonly http = inject(HttpClient);

  /** All of them, oldest first. */
  annotations(contentId: string): Promise<readonly Annotation[]> {
    return this.all(`/api/v1/contents/${contentId}/annotations`);
  }

  sources(): Promise<readonly Source[]> {
    return this.all('/api/v1/annotation-sources');
  }

  read(id: string): Promise<Annotation> {
    return firstValueFrom(this.http.get<Annotation>(`/api/v1/annotations/${id}`));
  }

  /** @param clientId names it, so that a repeat after a lost answer makes no second one */
  create(contentId: string, sourceId: string, annotation: unknown, clientId: string): Promise<Annotation> {
    const body = { sourceIds: [sourceId], annotation, clientId };
    return firstValueFrom(this.http.post<Annotation>(`/api/v1/contents/${contentId}/annotations`, body));
  }

  /** Refused with 412 when it is no longer the version that the value was made from. */
  update(id: string, version: number, annotation: unknown): Promise<Annotation> {
    const headers = { 'If-Match': `"${version}"` };
    return firstValueFrom(this.http.patch<Annotation>(`/api/v1/annotations/${id}`, { annotation }, { headers }));
  }

  delete(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/v1/annotations/${id}`));
  }

  private async all<T>(path: string): Promise<readonly T[]> {
    const items: T[] = [];
    let cursor: string | null | undefined;
    do {
      const params: Params = present({ cursor, limit: PAGE });
      const page = await firstValueFrom(this.http.get<Page<T>>(path, { params }));
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return items;
  }
}
