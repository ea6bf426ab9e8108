import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { LicenseCard, LicenseCombination } from './license.js';

const PATH = '/api/v1/licenses';

/** The catalogue of licences. */
@Service()
export class LicenseBrowserClient {
  private readonly http = inject(HttpClient);

  list(q: string): Promise<Page<LicenseCard>> {
    return firstValueFrom(this.http.get<Page<LicenseCard>>(PATH, { params: present({ q, limit: 100 }) }));
  }

  one(id: string): Promise<LicenseCard> {
    return firstValueFrom(this.http.get<LicenseCard>(`${PATH}/${encodeURIComponent(id)}`));
  }

  combinations(id: string): Promise<{ readonly items: readonly LicenseCombination[] }> {
    return firstValueFrom(
      this.http.get<{ readonly items: readonly LicenseCombination[] }>(
        `${PATH}/${encodeURIComponent(id)}/combinations`,
      ),
    );
  }

  text(id: string): Promise<{ readonly text: string }> {
    return firstValueFrom(this.http.get<{ readonly text: string }>(`${PATH}/${encodeURIComponent(id)}/text`));
  }
}
