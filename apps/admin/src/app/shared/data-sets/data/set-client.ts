import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../data-page/page.js';
import type { Addition, ContentSet, SetDescription, SetItem } from '../content-set.js';

const SETS = '/api/v1/content-sets';
const PAGE = 48;
/** So many ids the API takes at once. */
const ITEMS_AT_ONCE = 1_000;

export interface SetFilter {
  readonly userId?: string;
  readonly q?: string;
}

/** Sets of pictures. */
@Service()
export class SetClient {
  private readonly http = inject(HttpClient);

  list(filter: SetFilter, cursor: string | undefined): Promise<Page<ContentSet>> {
    const params = present({ ...filter, cursor, limit: PAGE });
    return firstValueFrom(this.http.get<Page<ContentSet>>(SETS, { params }));
  }

  get(id: string): Promise<ContentSet> {
    return firstValueFrom(this.http.get<ContentSet>(`${SETS}/${id}`));
  }

  create(description: Partial<SetDescription> & { readonly name: string }): Promise<ContentSet> {
    return firstValueFrom(this.http.post<ContentSet>(SETS, description));
  }

  /** Fails with 412 when somebody changed it since `set` was read. */
  update(set: ContentSet, changes: SetDescription): Promise<ContentSet> {
    const headers = { 'if-match': `"${set.version}"` };
    return firstValueFrom(this.http.patch<ContentSet>(`${SETS}/${set.id}`, changes, { headers }));
  }

  delete({ id }: ContentSet): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${SETS}/${id}`));
  }

  items(id: string, cursor: string | undefined): Promise<Page<SetItem>> {
    const params = present({ cursor, limit: PAGE });
    return firstValueFrom(this.http.get<Page<SetItem>>(`${SETS}/${id}/items`, { params }));
  }

  async add(id: string, contentIds: readonly string[]): Promise<Addition> {
    const sum = { added: 0, present: 0, missing: [] as string[] };
    for (let at = 0; at < contentIds.length; at += ITEMS_AT_ONCE) {
      const body = { contentIds: contentIds.slice(at, at + ITEMS_AT_ONCE) };
      const part = await firstValueFrom(this.http.post<Addition>(`${SETS}/${id}/items`, body));
      sum.added += part.added;
      sum.present += part.present;
      sum.missing.push(...part.missing);
    }
    return sum;
  }

  remove(id: string, contentIds: readonly string[]): Promise<unknown> {
    return firstValueFrom(this.http.post(`${SETS}/${id}/items/remove`, { contentIds }));
  }
}
