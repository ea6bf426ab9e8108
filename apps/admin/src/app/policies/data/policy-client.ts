import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { PoliciesResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import type { Policy, PolicyDraft } from './policy.js';

const POLICIES = '/api/v1/moderation/policies';

/** What decisions are measured by. */
@Service()
export class PolicyClient {
  private readonly http = inject(HttpClient);

  /** The version in force of each, by code. */
  async list(withRetired: boolean): Promise<readonly Policy[]> {
    const params = withRetired ? { retired: true } : undefined;
    return (await firstValueFrom(this.http.get<PoliciesResponse>(POLICIES, { params }))).items;
  }

  create(draft: PolicyDraft): Promise<Policy> {
    return firstValueFrom(this.http.post<Policy>(POLICIES, draft));
  }

  /** Puts another version in force; refused with 412 when somebody else was faster. */
  change(
    { code, version }: Policy,
    change: Partial<Omit<PolicyDraft, 'code'>> & { isActive?: boolean },
  ): Promise<Policy> {
    return firstValueFrom(
      this.http.patch<Policy>(`${POLICIES}/${encodeURIComponent(code)}`, change, {
        headers: { 'If-Match': `"${version}"` },
      }),
    );
  }
}
