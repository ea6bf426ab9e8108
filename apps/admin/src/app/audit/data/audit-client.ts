import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import { type AuditEvent, type AuditFilter, type AuditVerdict, startOfDay } from './audit-event.js';

const LOG = '/api/v1/admin/audit-log';

/** The log of security-relevant acts. */
@Service()
export class AuditClient {
  private readonly http = inject(HttpClient);

  /** Latest first. */
  list({ fromDay, toDay, ...filter }: AuditFilter, cursor: string | undefined): Promise<Page<AuditEvent>> {
    const params = present({ ...filter, from: startOfDay(fromDay), to: startOfDay(toDay, 1), cursor, limit: 50 });
    return firstValueFrom(this.http.get<Page<AuditEvent>>(LOG, { params }));
  }

  verify(): Promise<AuditVerdict> {
    return firstValueFrom(this.http.post<AuditVerdict>(`${LOG}/verify`, {}));
  }
}
