import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { AgreementKind } from '@odr/contracts';
import { firstValueFrom } from 'rxjs';

import type { Acceptance, Agreement, AgreementText, AgreementVersion } from '../agreement.js';

const AGREEMENTS = '/api/v1/agreements';

/** What everyone who contributes accepts, once a version. */
@Service()
export class AgreementClient {
  private readonly http = inject(HttpClient);

  /** What is in force, and where I stand with it. */
  inForce(): Promise<readonly Agreement[]> {
    return this.items<Agreement>(AGREEMENTS);
  }

  accept({ kind, version, sha256 }: AgreementVersion): Promise<unknown> {
    return firstValueFrom(this.http.post(`${AGREEMENTS}/acceptances`, { kind, version, sha256 }));
  }

  /** Mine, the latest first. */
  acceptances(): Promise<readonly Acceptance[]> {
    return this.items<Acceptance>(`${AGREEMENTS}/acceptances`);
  }

  /** The latest first. */
  versions(kind: AgreementKind): Promise<readonly AgreementVersion[]> {
    return this.items<AgreementVersion>(`${AGREEMENTS}/${kind}/versions`);
  }

  text(kind: AgreementKind, version: string): Promise<AgreementText> {
    return firstValueFrom(
      this.http.get<AgreementText>(`${AGREEMENTS}/${kind}/versions/${encodeURIComponent(version)}`),
    );
  }

  /** For administrators: puts a new text in force. */
  publish(kind: AgreementKind, given: { readonly version: string; readonly text: string }): Promise<AgreementText> {
    return firstValueFrom(this.http.post<AgreementText>(`${AGREEMENTS}/${kind}/versions`, given));
  }

  private async items<T>(address: string): Promise<readonly T[]> {
    return (await firstValueFrom(this.http.get<{ readonly items: readonly T[] }>(address))).items;
  }
}
