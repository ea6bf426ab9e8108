import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Role } from '@odr/contracts';
import { firstValueFrom, map } from 'rxjs';

import type { Policy } from './policy.js';

const POLICY = '/api/v1/admin/sign-in-policy';

/** What everyone who signs in has to meet, for administrators. */
@Service()
export class PolicyClient {
  private readonly http = inject(HttpClient);

  get(): Promise<Policy> {
    return firstValueFrom(this.http.get<Policy>(POLICY));
  }

  /** Refused with 412 when somebody else was faster. */
  requireSecondFactorFor(roles: readonly Role[], { version }: Policy): Promise<Policy> {
    return firstValueFrom(
      this.http.patch<Policy>(
        POLICY,
        { secondFactorRequiredFor: roles },
        { headers: { 'If-Match': `"${String(version)}"` } },
      ),
    );
  }

  /** Whoever asks it of others has to have one. */
  haveOne(): Promise<boolean> {
    return firstValueFrom(
      this.http
        .get<{ readonly secondFactor: { readonly enabled: boolean } }>('/api/v1/auth/me')
        .pipe(map(({ secondFactor }) => secondFactor.enabled)),
    );
  }
}
