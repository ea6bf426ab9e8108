import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { present } from '../../shared/data-page/page.js';
import type { TransparencyReportResponse } from './transparency.js';

const PATH = '/api/v1/moderation/transparency-report';

/** Days, such as 2026-03-01; both are counted in. */
export interface ReportPeriod {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

@Service()
export class TransparencyClient {
  private readonly http = inject(HttpClient);

  report(period: ReportPeriod): Promise<TransparencyReportResponse> {
    return firstValueFrom(this.http.get<TransparencyReportResponse>(PATH, { params: present({ ...period }) }));
  }

  /** Where the same lies as CSV. */
  csvAddress(period: ReportPeriod): string {
    return `${PATH}?${new URLSearchParams({ format: 'csv', ...present({ ...period }) }).toString()}`;
  }
}
