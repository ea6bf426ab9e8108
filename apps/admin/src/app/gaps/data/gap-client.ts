import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { LatestGapReport } from './gap.js';

const PATH = '/api/v1/search/gaps';

@Service()
export class GapClient {
  private readonly http = inject(HttpClient);

  latest(): Promise<LatestGapReport> {
    return firstValueFrom(this.http.get<LatestGapReport>(PATH));
  }

  /** Has another report made; it is there when `isUnderway` is over. */
  refresh(): Promise<LatestGapReport> {
    return firstValueFrom(this.http.post<LatestGapReport>(`${PATH}/refresh`, {}));
  }
}
