import { HttpClient, HttpContext } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { WITHOUT_SESSION } from '../../shared/data-session/session-context.js';

const PASSWORD = '/api/v1/auth/password';

/** A new password for somebody who has lost theirs. */
@Service()
export class RecoveryClient {
  private readonly http = inject(HttpClient);

  /** The answer is the same whether or not there is an account. */
  forgot(email: string): Promise<unknown> {
    return this.post('forgot', { email });
  }

  /** Ends every session and API key. */
  reset(token: string, password: string): Promise<unknown> {
    return this.post('reset', { token, password });
  }

  private post(path: string, body: object): Promise<unknown> {
    const context = new HttpContext().set(WITHOUT_SESSION, true);
    return firstValueFrom(this.http.post(`${PASSWORD}/${path}`, body, { context }));
  }
}
