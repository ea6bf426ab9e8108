import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { User, UserChange } from './user.js';

const USERS = '/api/v1/users';

/** Accounts, for administrators. */
@Service()
export class UserClient {
  private readonly http = inject(HttpClient);

  list(cursor: string | undefined): Promise<Page<User>> {
    return firstValueFrom(
      this.http.get<Page<User>>(USERS, {
        params: present({ cursor, limit: 50, total: cursor === undefined ? true : undefined }),
      }),
    );
  }

  /** For somebody who has lost it; signs them out. */
  resetSecondFactor(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${USERS}/${id}/totp`));
  }

  change(id: string, change: UserChange): Promise<User> {
    return firstValueFrom(this.http.patch<User>(`${USERS}/${id}`, change));
  }
}
