import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { TeamRole } from '@odr/contracts';
import type { TeamDeletionResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { Member, Team } from './team.js';

const TEAMS = '/api/v1/teams';

/** What deleting a team would mean: counts, and where its content can go. */
export type TeamDeletion = TeamDeletionResponse;

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

  rename(id: string, name: string): Promise<Team> {
    return firstValueFrom(this.http.patch<Team>(`${TEAMS}/${id}`, { name }));
  }

  /** For administrators. @param bytes null for what holds for all teams */
  setQuota(id: string, bytes: number | null): Promise<unknown> {
    return firstValueFrom(this.http.put(`${TEAMS}/${id}/quota`, { bytes }));
  }

  transfer(id: string, userId: string): Promise<Team> {
    return firstValueFrom(this.http.post<Team>(`${TEAMS}/${id}/transfer`, { userId }));
  }

  deletion(id: string): Promise<TeamDeletion> {
    return firstValueFrom(this.http.get<TeamDeletion>(`${TEAMS}/${id}/deletion`));
  }

  /** @param contentTo where its content goes; needed when it holds any */
  async delete(id: string, contentTo: string | undefined): Promise<void> {
    await firstValueFrom(this.http.delete(`${TEAMS}/${id}`, { params: present({ contentTo }) }));
  }

  members(id: string, cursor: string | undefined, limit = 50): Promise<Page<Member>> {
    return firstValueFrom(
      this.http.get<Page<Member>>(`${TEAMS}/${id}/members`, { params: present({ cursor, limit }) }),
    );
  }

  addMember(id: string, userId: string, role: TeamRole): Promise<unknown> {
    return firstValueFrom(this.http.post(`${TEAMS}/${id}/members`, { userId, role }));
  }

  changeRole(id: string, userId: string, role: TeamRole): Promise<unknown> {
    return firstValueFrom(this.http.patch(`${TEAMS}/${id}/members/${userId}`, { role }));
  }

  removeMember(id: string, userId: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${TEAMS}/${id}/members/${userId}`));
  }
}
