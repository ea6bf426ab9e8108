import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { TeamRole } from '@odr/contracts';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { Member, Team } from './team.js';

const TEAMS = '/api/v1/teams';

/** Teams and who is in them. */
@Service()
export class TeamClient {
  private readonly http = inject(HttpClient);

  list(cursor: string | undefined): Promise<Page<Team>> {
    return firstValueFrom(this.http.get<Page<Team>>(TEAMS, { params: present({ cursor, limit: 50 }) }));
  }

  get(id: string): Promise<Team> {
    return firstValueFrom(this.http.get<Team>(`${TEAMS}/${id}`));
  }

  create(name: string): Promise<Team> {
    return firstValueFrom(this.http.post<Team>(TEAMS, { name }));
  }

  async members(id: string): Promise<readonly Member[]> {
    const { items } = await firstValueFrom(
      this.http.get<Page<Member>>(`${TEAMS}/${id}/members`, { params: { limit: 200 } }),
    );
    return items;
  }

  addMember(
    id: string,
    body: { readonly email?: string; readonly userId?: string; readonly role: TeamRole },
  ): Promise<unknown> {
    return firstValueFrom(this.http.post(`${TEAMS}/${id}/members`, body));
  }

  changeRole(id: string, userId: string, role: TeamRole): Promise<unknown> {
    return firstValueFrom(this.http.patch(`${TEAMS}/${id}/members/${userId}`, { role }));
  }

  removeMember(id: string, userId: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${TEAMS}/${id}/members/${userId}`));
  }
}
