import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** An address that has been proved, and whether it has just taken the place of another. */
export interface VerifiedEmail {
  readonly email: string;
  readonly changed: boolean;
}

const VERIFY = '/api/v1/auth/email/verify';

/** Proving an address by the link in a letter. */
@Service()
export class VerificationClient {
  private readonly http = inject(HttpClient);

  verify(token: string): Promise<VerifiedEmail> {
    return firstValueFrom(this.http.post<VerifiedEmail>(VERIFY, { token }));
  }

  /** @param email whose letter to send again; mine when it is left out. The answer is the same for every address */
  resend(email?: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${VERIFY}/resend`, email === undefined ? {} : { email }));
  }
}
