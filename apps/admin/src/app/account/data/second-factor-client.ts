import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom, map } from 'rxjs';

import type { OwnerProof, SecondFactor, TotpSecret } from './second-factor.js';

const TOTP = '/api/v1/auth/totp';

/** My second factor. */
@Service()
export class SecondFactorClient {
  private readonly http = inject(HttpClient);

  state(): Promise<SecondFactor> {
    return firstValueFrom(
      this.http
        .get<{ readonly secondFactor: SecondFactor }>('/api/v1/auth/me')
        .pipe(map(({ secondFactor }) => secondFactor)),
    );
  }

  /** @param password may be left out soon after signing in */
  setUp(password?: string): Promise<TotpSecret> {
    return firstValueFrom(this.http.post<TotpSecret>(`${TOTP}/setup`, { password }));
  }

  /** @returns the recovery codes, this once */
  confirm(code: string): Promise<readonly string[]> {
    return this.codes('confirm', { code });
  }

  /** @returns the new recovery codes, this once */
  renewRecoveryCodes(proof: OwnerProof): Promise<readonly string[]> {
    return this.codes('recovery-codes', proof);
  }

  switchOff(proof: OwnerProof): Promise<unknown> {
    return firstValueFrom(this.http.delete(TOTP, { body: proof }));
  }

  private codes(path: string, body: object): Promise<readonly string[]> {
    return firstValueFrom(
      this.http
        .post<{ readonly recoveryCodes: readonly string[] }>(`${TOTP}/${path}`, body)
        .pipe(map(({ recoveryCodes }) => recoveryCodes)),
    );
  }
}
