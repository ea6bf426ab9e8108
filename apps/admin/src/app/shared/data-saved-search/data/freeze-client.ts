import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { KeptQuery } from '../saved-search.js';

/** Where a set came from. */
export interface SetOrigin {
  readonly query: KeptQuery | null;
  readonly plan: string | null;
  readonly exact: boolean | null;
  readonly engine: string | null;
  readonly userId: string;
  readonly takenAt: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly wanted: number;
  readonly found: number;
  readonly added: number;
  readonly failedWith: string | null;
}

export interface Frozen extends SetOrigin {
  readonly setId: string;
}

/** What to make a set of: a search, one that is kept, or pictures that were picked. */
export type ToFreeze =
  { readonly savedSearchId: string } | { readonly query: KeptQuery } | { readonly contentIds: readonly string[] };

/** Makes sets of what is found, and tells where sets came from. */
@Service()
export class FreezeClient {
  private readonly http = inject(HttpClient);

  freeze(what: ToFreeze, set: { readonly name: string; readonly limit?: number }): Promise<Frozen> {
    if ('savedSearchId' in what)
      return firstValueFrom(this.http.post<Frozen>(`/api/v1/saved-searches/${what.savedSearchId}/freeze`, set));
    return firstValueFrom(this.http.post<Frozen>('/api/v1/search/freeze', { ...set, ...what }));
  }

  /** @returns null for a set that was put together by hand */
  async originOf(setId: string): Promise<SetOrigin | null> {
    const path = `/api/v1/content-sets/${setId}/origin`;
    return (await firstValueFrom(this.http.get<{ readonly origin: SetOrigin | null }>(path))).origin;
  }
}
