import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { CampaignPeopleResponse, RaterPageResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { Campaign, CampaignPerson, CampaignPreview, CampaignProgress, Choice, NewCampaign } from './campaign.js';

const API = '/api/v1';
const CAMPAIGNS = `${API}/annotation-campaigns`;
const PAGE = 50;

/** Campaigns, and what is needed to make one. */
@Service()
export class CampaignClient {
  private readonly http = inject(HttpClient);

  list(state: string | undefined, cursor: string | undefined): Promise<Page<Campaign>> {
    return firstValueFrom(
      this.http.get<Page<Campaign>>(CAMPAIGNS, { params: present({ state, cursor, limit: PAGE }) }),
    );
  }

  get(id: string): Promise<Campaign> {
    return firstValueFrom(this.http.get<Campaign>(`${CAMPAIGNS}/${id}`));
  }

  progress(id: string): Promise<CampaignProgress> {
    return firstValueFrom(this.http.get<CampaignProgress>(`${CAMPAIGNS}/${id}/progress`));
  }

  async people(id: string): Promise<readonly CampaignPerson[]> {
    return (await firstValueFrom(this.http.get<CampaignPeopleResponse>(`${CAMPAIGNS}/${id}/people`))).items;
  }

  create(campaign: NewCampaign): Promise<Campaign> {
    return firstValueFrom(this.http.post<Campaign>(CAMPAIGNS, campaign));
  }

  preview({ name: _name, guideline: _guideline, dueAt: _dueAt, ...campaign }: NewCampaign): Promise<CampaignPreview> {
    return firstValueFrom(this.http.post<CampaignPreview>(`${CAMPAIGNS}/preview`, campaign));
  }

  turn(id: string, to: 'start' | 'pause' | 'finish'): Promise<Campaign> {
    return firstValueFrom(this.http.post<Campaign>(`${CAMPAIGNS}/${id}/${to}`, {}));
  }

  delete(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${CAMPAIGNS}/${id}`));
  }

  async sources(): Promise<readonly Choice[]> {
    return (await this.page<Choice>('/annotation-sources', {})).items;
  }

  async sets(userId: string | undefined): Promise<readonly Choice[]> {
    return (await this.page<Choice>('/content-sets', { userId })).items;
  }

  async teams(): Promise<readonly Choice[]> {
    const { items } = await this.page<Choice & { readonly role: string | null }>('/teams', {});
    return items.filter(({ role }) => role !== null && role !== 'viewer');
  }

  /** Who may annotate for a team. */
  async contributors(teamId: string): Promise<readonly Choice[]> {
    const { items } = await this.page<{ userId: string; name: string; role: string }>(`/teams/${teamId}/members`, {});
    return items.flatMap(({ userId, name, role }) => (role === 'viewer' ? [] : [{ id: userId, name }]));
  }

  raters(cursor: string | undefined): Promise<RaterPageResponse> {
    const params = present({ cursor, limit: PAGE });
    return firstValueFrom(this.http.get<RaterPageResponse>(`${API}/annotation-raters`, { params }));
  }

  private page<T>(path: string, query: Readonly<Record<string, string | number | undefined>>): Promise<Page<T>> {
    return firstValueFrom(this.http.get<Page<T>>(`${API}${path}`, { params: present({ limit: 200, ...query }) }));
  }
}
