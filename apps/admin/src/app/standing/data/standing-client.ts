import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { AccountHistory, ReporterStanding } from '../../shared/data-standing/standing.js';

const ACCOUNT = '/api/v1/moderation/standing';
const REPORTER = '/api/v1/reports/standing';

/** What moderation holds of my own account, and of me as a reporter. */
@Service()
export class StandingClient {
  private readonly http = inject(HttpClient);

  account(): Promise<AccountHistory> {
    return firstValueFrom(this.http.get<AccountHistory>(ACCOUNT));
  }

  appealSuspension(text: string): Promise<AccountHistory> {
    return firstValueFrom(this.http.post<AccountHistory>(`${ACCOUNT}/appeal`, { text }));
  }

  reporter(): Promise<ReporterStanding> {
    return firstValueFrom(this.http.get<ReporterStanding>(REPORTER));
  }

  appealMute(text: string): Promise<ReporterStanding> {
    return firstValueFrom(this.http.post<ReporterStanding>(`${REPORTER}/appeal`, { text }));
  }
}
