import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { TeamRole } from '@odr/contracts';
import type { InvitationResponse, MadeInvitationResponse, MyInvitationResponse, MyInvitationsResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { Team } from './team.js';

export type Invitation = InvitationResponse;
/** With the token of its link, which is shown this once. */
export type MadeInvitation = MadeInvitationResponse;
/** As its addressee sees it. */
export type MyInvitation = MyInvitationResponse;

/** Invitations from both sides: those a team has made, and those made to me. */
@Service()
export class InvitationClient {
  private readonly http = inject(HttpClient);

  list(teamId: string, cursor: string | undefined): Promise<Page<Invitation>> {
    return firstValueFrom(this.http.get<Page<Invitation>>(of(teamId), { params: present({ cursor, limit: 50 }) }));
  }

  invite(teamId: string, email: string, role: TeamRole): Promise<MadeInvitation> {
    return firstValueFrom(this.http.post<MadeInvitation>(of(teamId), { email, role }));
  }

  resend(teamId: string, id: string): Promise<MadeInvitation> {
    return firstValueFrom(this.http.post<MadeInvitation>(`${of(teamId)}/${id}/resend`, {}));
  }

  async withdraw(teamId: string, id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${of(teamId)}/${id}`));
  }

  async mine(): Promise<readonly MyInvitation[]> {
    const { items } = await firstValueFrom(this.http.get<MyInvitationsResponse>('/api/v1/invitations'));
    return items;
  }

  /** @param key the token of a link, or the id of an invitation to a verified address */
  get(key: string): Promise<MyInvitation> {
    return firstValueFrom(this.http.get<MyInvitation>(to(key)));
  }

  accept(key: string): Promise<Team> {
    return firstValueFrom(this.http.post<Team>(`${to(key)}/accept`, {}));
  }

  async decline(key: string): Promise<void> {
    await firstValueFrom(this.http.post(`${to(key)}/decline`, {}));
  }
}

const of = (teamId: string): string => `/api/v1/teams/${teamId}/invitations`;
const to = (key: string): string => `/api/v1/invitations/${encodeURIComponent(key)}`;
