import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { Account, OwnTeam } from './account.js';

const ME = '/api/v1/auth/me';
const EMAIL_CHANGE = '/api/v1/auth/email/change';

/** My own account. */
@Service()
export class AccountClient {
  private readonly http = inject(HttpClient);

  me(): Promise<Account> {
    return firstValueFrom(this.http.get<Account>(ME));
  }

  /** The names of these teams; `/auth/me` knows only their ids. */
  teams(of: Account['teams']): Promise<OwnTeam[]> {
    return Promise.all(
      of.map(async ({ teamId, role }) => {
        const { name } = await firstValueFrom(this.http.get<{ readonly name: string }>(`/api/v1/teams/${teamId}`));
        return { id: teamId, name, role };
      }),
    );
  }

  rename(name: string): Promise<Account> {
    return firstValueFrom(this.http.patch<Account>(ME, { name }));
  }

  /** Sends a link to the new address; the account moves when it is used. */
  changeEmail(email: string, currentPassword: string | undefined): Promise<unknown> {
    return firstValueFrom(this.http.post(EMAIL_CHANGE, { email, currentPassword }));
  }

  cancelEmailChange(): Promise<unknown> {
    return firstValueFrom(this.http.delete(EMAIL_CHANGE));
  }

  /** Ends every other session of mine. The current one is left out where there is none yet. */
  changePassword(currentPassword: string | undefined, password: string): Promise<Account> {
    return firstValueFrom(this.http.patch<Account>(ME, { currentPassword, password }));
  }
}
