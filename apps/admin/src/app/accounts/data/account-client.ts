import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { AccountListResponse, PoliciesResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { AccountFilter, AccountHistory, AccountSummary, Policy, Statement, SuspensionDraft } from './account.js';

const ACCOUNTS = '/api/v1/moderation/users';
const at = (id: string): string => `${ACCOUNTS}/${encodeURIComponent(id)}`;

/** What moderation holds of accounts, and suspending them. */
@Service()
export class AccountClient {
  private readonly http = inject(HttpClient);

  async list(filter: AccountFilter): Promise<readonly AccountSummary[]> {
    return (await firstValueFrom(this.http.get<AccountListResponse>(ACCOUNTS, { params: { filter } }))).items;
  }

  get(id: string): Promise<AccountHistory> {
    return firstValueFrom(this.http.get<AccountHistory>(`${at(id)}/history`));
  }

  statements(id: string, cursor: string | undefined): Promise<Page<Statement>> {
    return firstValueFrom(
      this.http.get<Page<Statement>>(`${at(id)}/statements`, { params: present({ cursor, limit: 20 }) }),
    );
  }

  async policies(): Promise<readonly Policy[]> {
    return (await firstValueFrom(this.http.get<PoliciesResponse>('/api/v1/moderation/policies'))).items;
  }

  suspend(id: string, draft: SuspensionDraft): Promise<AccountHistory> {
    return firstValueFrom(this.http.post<AccountHistory>(`${at(id)}/suspensions`, draft));
  }

  lift(id: string): Promise<AccountHistory> {
    return firstValueFrom(this.http.post<AccountHistory>(`${at(id)}/suspensions/lift`, {}));
  }
}
