import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { GrantDraft, ItemLicensing, LicenseCheck, ReleaseProfile } from './compliance.js';

/** Whether pictures may leave, and why not. */
@Service()
export class ComplianceClient {
  private readonly http = inject(HttpClient);

  profiles(): Promise<{ readonly items: readonly ReleaseProfile[] }> {
    return firstValueFrom(this.http.get<{ readonly items: readonly ReleaseProfile[] }>('/api/v1/licensing/profiles'));
  }

  check(body: Record<string, unknown>): Promise<LicenseCheck> {
    return firstValueFrom(
      this.http.post<LicenseCheck>('/api/v1/licensing/check', body, { params: { only: 'refused', limit: 50 } }),
    );
  }

  item(id: string, use: string): Promise<ItemLicensing> {
    return firstValueFrom(this.http.get<ItemLicensing>(`/api/v1/contents/${id}/licensing`, { params: { use } }));
  }

  grant(id: string, { evidenceUrl, ...grant }: GrantDraft): Promise<unknown> {
    const body = evidenceUrl.trim() === '' ? grant : { ...grant, evidenceUrl: evidenceUrl.trim() };
    return firstValueFrom(this.http.post(`/api/v1/contents/${id}/usage-grants`, body));
  }

  revoke(id: string, grantId: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/v1/contents/${id}/usage-grants/${grantId}`));
  }

  removeCredit(id: string, reason: string): Promise<unknown> {
    return firstValueFrom(this.http.put(`/api/v1/contents/${id}/credit-removal`, { reason }));
  }

  restoreCredit(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`/api/v1/contents/${id}/credit-removal`));
  }
}
