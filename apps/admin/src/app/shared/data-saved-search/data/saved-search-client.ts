import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { SearchAlert, TeamRole } from '@odr/contracts';
import { firstValueFrom } from 'rxjs';

import type { Content } from '../../data-content/content.js';
import { present, type Page } from '../../data-page/page.js';
import type { KeptQuery, SavedSearch } from '../saved-search.js';

const SEARCHES = '/api/v1/saved-searches';
const PAGE = 48;

export interface SavedSearchDescription {
  readonly name: string;
  readonly query: KeptQuery;
  readonly alert: SearchAlert;
  /** Null for nobody's but one's own. */
  readonly teamId: string | null;
}

/** A team of one's own. */
interface OwnTeam {
  readonly id: string;
  readonly name: string;
  readonly role: TeamRole | null;
}

/** What a kept search finds now. */
export interface FindingsPage extends Page<{ readonly content: Content; readonly score: number }> {
  readonly newIds: readonly string[];
}

/** The searches that one keeps. */
@Service()
export class SavedSearchClient {
  private readonly http = inject(HttpClient);

  list(cursor?: string): Promise<Page<SavedSearch>> {
    return firstValueFrom(this.http.get<Page<SavedSearch>>(SEARCHES, { params: present({ cursor, limit: PAGE }) }));
  }

  get(id: string): Promise<SavedSearch> {
    return firstValueFrom(this.http.get<SavedSearch>(`${SEARCHES}/${id}`));
  }

  /** The teams that one may share a search with: those one contributes to. */
  async teams(): Promise<OwnTeam[]> {
    const page = await firstValueFrom(this.http.get<Page<OwnTeam>>('/api/v1/teams', { params: { limit: 200 } }));
    return page.items.filter(({ role }) => role !== null && role !== 'viewer');
  }

  create(description: SavedSearchDescription): Promise<SavedSearch> {
    return firstValueFrom(this.http.post<SavedSearch>(SEARCHES, description));
  }

  /** Fails with 412 when it was changed elsewhere since `search` was read. */
  update({ id, version }: SavedSearch, changes: Partial<SavedSearchDescription>): Promise<SavedSearch> {
    const headers = { 'if-match': `"${version}"` };
    return firstValueFrom(this.http.patch<SavedSearch>(`${SEARCHES}/${id}`, changes, { headers }));
  }

  delete({ id }: SavedSearch): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${SEARCHES}/${id}`));
  }

  restore({ id }: SavedSearch): Promise<SavedSearch> {
    return firstValueFrom(this.http.post<SavedSearch>(`${SEARCHES}/${id}/restore`, {}));
  }

  results(id: string, cursor: string | undefined): Promise<FindingsPage> {
    const params = present({ cursor, limit: PAGE });
    return firstValueFrom(this.http.get<FindingsPage>(`${SEARCHES}/${id}/results`, { params }));
  }

  /** Says that one has seen what it finds. */
  looked(id: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${SEARCHES}/${id}/looked`, {}));
  }
}
