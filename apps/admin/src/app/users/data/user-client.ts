import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { User, UserChange, UserDetail, UserFilter, UserSession } from './user.js';

const USERS = '/api/v1/users';

/** Accounts, for administrators. */
@Service()
export class UserClient {
  private readonly http = inject(HttpClient);

  list(filter: UserFilter, cursor: string | undefined): Promise<Page<User>> {
    return firstValueFrom(
      this.http.get<Page<User>>(USERS, {
        params: present({ ...filter, cursor, limit: 50, total: cursor === undefined ? true : undefined }),
      }),
    );
  }

  get(id: string): Promise<UserDetail> {
    return firstValueFrom(this.http.get<UserDetail>(`${USERS}/${id}`));
  }

  async sessions(id: string): Promise<readonly UserSession[]> {
    const answer = this.http.get<{ readonly items: readonly UserSession[] }>(`${USERS}/${id}/sessions`);
    return (await firstValueFrom(answer)).items;
  }

  /** Out of every session; keys stay. */
  signOut(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${USERS}/${id}/sessions`));
  }

  /** How many pictures somebody has contributed. */
  async contentCount(id: string): Promise<number> {
    const params = { userId: id, limit: 1, total: true };
    return (await firstValueFrom(this.http.get<Page<unknown>>('/api/v1/contents', { params }))).total ?? 0;
  }

  /** For somebody who has lost it; signs them out. */
  resetSecondFactor(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${USERS}/${id}/totp`));
  }

  change(id: string, change: UserChange): Promise<UserDetail> {
    return firstValueFrom(this.http.patch<UserDetail>(`${USERS}/${id}`, change));
  }
}
