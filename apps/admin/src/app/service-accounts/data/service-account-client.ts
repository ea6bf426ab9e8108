import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { ApiKey, CreatedApiKey, NewApiKey } from '../../shared/data-api-key/api-key.js';
import { type Page, present } from '../../shared/data-page/page.js';
import type { NewServiceAccount, ServiceAccount, ServiceAccountChange, ServiceOwner } from './service-account.js';

const ACCOUNTS = '/api/v1/admin/service-accounts';

/** Accounts of pipelines, for administrators. */
@Service()
export class ServiceAccountClient {
  private readonly http = inject(HttpClient);

  list(cursor: string | undefined): Promise<Page<ServiceAccount>> {
    const params = present({ cursor, limit: 50, total: cursor === undefined ? true : undefined });
    return firstValueFrom(this.http.get<Page<ServiceAccount>>(ACCOUNTS, { params }));
  }

  get(id: string): Promise<ServiceAccount> {
    return firstValueFrom(this.http.get<ServiceAccount>(`${ACCOUNTS}/${id}`));
  }

  create(account: NewServiceAccount): Promise<ServiceAccount> {
    return firstValueFrom(this.http.post<ServiceAccount>(ACCOUNTS, account));
  }

  change(id: string, change: ServiceAccountChange): Promise<ServiceAccount> {
    return firstValueFrom(this.http.patch<ServiceAccount>(`${ACCOUNTS}/${id}`, change));
  }

  /** Accepts on its behalf whatever is in force. */
  acceptAgreements(id: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${ACCOUNTS}/${id}/acceptances`, {}));
  }

  async keys(id: string): Promise<readonly ApiKey[]> {
    const answer = this.http.get<{ readonly items: readonly ApiKey[] }>(`${ACCOUNTS}/${id}/api-keys`);
    return (await firstValueFrom(answer)).items;
  }

  makeKey(id: string, key: NewApiKey): Promise<CreatedApiKey> {
    return firstValueFrom(this.http.post<CreatedApiKey>(`${ACCOUNTS}/${id}/api-keys`, key));
  }

  revokeKey(id: string, keyId: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${ACCOUNTS}/${id}/api-keys/${keyId}`));
  }

  /** Active people and teams whose name has these words, a few of each. */
  async ownersCalled(words: string): Promise<readonly ServiceOwner[]> {
    const [people, teams] = await Promise.all([
      firstValueFrom(
        this.http.get<Page<{ readonly id: string; readonly name: string }>>('/api/v1/users', {
          params: { q: words, isActive: true, limit: 8, sort: 'name' },
        }),
      ),
      firstValueFrom(
        this.http.get<Page<{ readonly id: string; readonly name: string }>>('/api/v1/teams', {
          params: { limit: 200 },
        }),
      ),
    ]);
    const wanted = words.toLowerCase();
    return [
      ...people.items.map(({ id, name }) => ({ type: 'user', id, name }) as const),
      ...teams.items
        .filter(({ name }) => name.toLowerCase().includes(wanted))
        .slice(0, 8)
        .map(({ id, name }) => ({ type: 'team', id, name }) as const),
    ];
  }
}
