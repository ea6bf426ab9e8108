import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { ApiKey, CreatedApiKey, NewApiKey } from '../../shared/data-api-key/api-key.js';

const KEYS = '/api/v1/auth/api-keys';

/** My keys for programs. */
@Service()
export class ApiKeyClient {
  private readonly http = inject(HttpClient);

  async list(): Promise<readonly ApiKey[]> {
    const { items } = await firstValueFrom(this.http.get<{ readonly items: readonly ApiKey[] }>(KEYS));
    return items;
  }

  create(key: NewApiKey): Promise<CreatedApiKey> {
    return firstValueFrom(this.http.post<CreatedApiKey>(KEYS, key));
  }

  revoke(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${KEYS}/${id}`));
  }
}
