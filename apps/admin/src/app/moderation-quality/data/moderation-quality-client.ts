import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { present } from '../../shared/data-page/page.js';
import type {
  GoldResponse,
  ModerationQualityResponse,
  ModerationStatsResponse,
  QualitySettingsResponse,
} from './moderation-quality.js';

const PATH = '/api/v1/moderation';

/** Days, such as 2026-03-01; both are counted in. */
export interface Period {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

const DAY_MS = 86_400_000;

@Service()
export class ModerationQualityClient {
  private readonly http = inject(HttpClient);

  measure({ from, to }: Period): Promise<ModerationQualityResponse> {
    const params = present({ from, to: to && new Date(Date.parse(to) + DAY_MS).toISOString() });
    return firstValueFrom(this.http.get<ModerationQualityResponse>(`${PATH}/quality`, { params }));
  }

  stats(period: Period): Promise<ModerationStatsResponse> {
    return firstValueFrom(this.http.get<ModerationStatsResponse>(`${PATH}/stats`, { params: present({ ...period }) }));
  }

  /** The daily counts as CSV. */
  statsAsCsv(period: Period): Promise<Blob> {
    const params = present({ ...period, format: 'csv' });
    return firstValueFrom(this.http.get(`${PATH}/stats`, { params, responseType: 'blob' }));
  }

  settings(): Promise<QualitySettingsResponse> {
    return firstValueFrom(this.http.get<QualitySettingsResponse>(`${PATH}/quality/settings`));
  }

  changeSettings(settings: QualitySettingsResponse): Promise<QualitySettingsResponse> {
    return firstValueFrom(this.http.put<QualitySettingsResponse>(`${PATH}/quality/settings`, settings));
  }

  async golds(): Promise<readonly GoldResponse[]> {
    return (await firstValueFrom(this.http.get<{ items: GoldResponse[] }>(`${PATH}/quality/gold`))).items;
  }

  async markGold(decisionId: string): Promise<readonly GoldResponse[]> {
    return (await firstValueFrom(this.http.post<{ items: GoldResponse[] }>(`${PATH}/quality/gold`, { decisionId })))
      .items;
  }

  retireGold(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${PATH}/quality/gold/${id}`));
  }
}
