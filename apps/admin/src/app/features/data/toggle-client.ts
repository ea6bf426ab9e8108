import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { FeatureToggleListResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import type { Toggle, ToggleChange } from './toggle.js';

const TOGGLES = '/api/v1/admin/feature-toggles';

/** Feature toggles, for administrators. */
@Service()
export class ToggleClient {
  private readonly http = inject(HttpClient);

  list(): Promise<FeatureToggleListResponse> {
    return firstValueFrom(this.http.get<FeatureToggleListResponse>(TOGGLES));
  }

  /** Refused with 412 when somebody else was faster. */
  change({ name, version }: Toggle, change: ToggleChange): Promise<Toggle> {
    return firstValueFrom(
      this.http.patch<Toggle>(`${TOGGLES}/${encodeURIComponent(name)}`, change, {
        headers: { 'If-Match': `"${version}"` },
      }),
    );
  }
}
