import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { FeatureListResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

/** What is switched on for me. */
@Service()
export class FeatureClient {
  private readonly http = inject(HttpClient);

  async mine(): Promise<FeatureListResponse['items']> {
    return (await firstValueFrom(this.http.get<FeatureListResponse>('/api/v1/feature-toggles'))).items;
  }
}
