import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../data-page/page.js';
import type { FileReport, Report } from '../report.js';

/** Reports by people: telling us, and seeing what became of it. */
@Service()
export class ReportClient {
  private readonly http = inject(HttpClient);

  file(body: FileReport): Promise<Report> {
    return firstValueFrom(this.http.post<Report>('/api/v1/reports', body));
  }

  mine(cursor: string | undefined): Promise<Page<Report>> {
    return firstValueFrom(
      this.http.get<Page<Report>>('/api/v1/reports/mine', { params: present({ cursor, limit: 50 }) }),
    );
  }
}
