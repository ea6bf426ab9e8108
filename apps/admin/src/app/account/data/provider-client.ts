import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { LinkStartedResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import type { Identity, Provider } from './provider.js';

const AUTH = '/api/v1/auth';

interface List<T> {
  readonly items: readonly T[];
}

/** Signing in by accounts elsewhere. */
@Service()
export class ProviderClient {
  private readonly http = inject(HttpClient);
  private asked: Promise<readonly Provider[]> | undefined;

  /** Asked once: they change when the server is set up anew. */
  providers(): Promise<readonly Provider[]> {
    this.asked ??= firstValueFrom(this.http.get<List<Provider>>(`${AUTH}/providers`)).then(
      ({ items }) => items,
      (error: unknown) => {
        this.asked = undefined;
        throw error;
      },
    );
    return this.asked;
  }

  async identities(): Promise<readonly Identity[]> {
    return (await firstValueFrom(this.http.get<List<Identity>>(`${AUTH}/identities`))).items;
  }

  /** @returns where to go */
  async startLink(provider: string, currentPassword: string | undefined): Promise<string> {
    const body = { returnTo: '/account/security', ...(currentPassword !== undefined && { currentPassword }) };
    const path = `${AUTH}/identities/${encodeURIComponent(provider)}/link`;
    return (await firstValueFrom(this.http.post<LinkStartedResponse>(path, body))).url;
  }

  /** Links what the provider has just proved, which a cookie holds. */
  finishLink(): Promise<unknown> {
    return firstValueFrom(this.http.post(`${AUTH}/oauth/link`, {}));
  }

  unlink(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${AUTH}/identities/${id}`));
  }
}
