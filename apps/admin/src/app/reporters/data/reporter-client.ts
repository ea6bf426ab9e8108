import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { ReporterListResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { Report } from '../../shared/data-report/report.js';
import type { Mute, Reporter, ReporterFilter } from './reporter.js';

const REPORTERS = '/api/v1/moderation/reporters';
const at = (id: string): string => `${REPORTERS}/${encodeURIComponent(id)}`;

/** Those who report: how often they are right, and whether they are heard. */
@Service()
export class ReporterClient {
  private readonly http = inject(HttpClient);

  async list(filter: ReporterFilter): Promise<readonly Reporter[]> {
    return (await firstValueFrom(this.http.get<ReporterListResponse>(REPORTERS, { params: { filter } }))).items;
  }

  get(id: string): Promise<Reporter> {
    return firstValueFrom(this.http.get<Reporter>(at(id)));
  }

  reports(id: string, cursor: string | undefined): Promise<Page<Report>> {
    return firstValueFrom(this.http.get<Page<Report>>(`${at(id)}/reports`, { params: present({ cursor, limit: 50 }) }));
  }

  trust(id: string, isTrusted: boolean): Promise<Reporter> {
    return firstValueFrom(this.http.put<Reporter>(`${at(id)}/trust`, { isTrusted }));
  }

  mute(id: string, { days, note }: Mute): Promise<Reporter> {
    return firstValueFrom(this.http.put<Reporter>(`${at(id)}/mute`, { note, ...(days > 0 && { days }) }));
  }

  async unmute(id: string): Promise<Reporter> {
    await firstValueFrom(this.http.delete(`${at(id)}/mute`));
    return this.get(id);
  }

  answer(id: string, outcome: 'upheld' | 'lifted'): Promise<Reporter> {
    return firstValueFrom(this.http.post<Reporter>(`${at(id)}/mute-appeal`, { outcome }));
  }
}
