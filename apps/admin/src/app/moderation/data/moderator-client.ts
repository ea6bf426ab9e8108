import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { Exposure, ExposureToday, ModeratorSettings, View } from './moderator.js';

const ROOT = '/api/v1/moderation';

/** What one moderator wants to see and had to see; nobody else's is ever asked for. */
@Service()
export class ModeratorClient {
  private readonly http = inject(HttpClient);

  settings(): Promise<ModeratorSettings> {
    return firstValueFrom(this.http.get<ModeratorSettings>(`${ROOT}/preferences`));
  }

  change({ blurPx, isGrey, reveal, dailyLimit, optedOut }: ModeratorSettings): Promise<ModeratorSettings> {
    const body = { blurPx, isGrey, reveal, dailyLimit, optedOut };
    return firstValueFrom(this.http.put<ModeratorSettings>(`${ROOT}/preferences`, body));
  }

  exposure(): Promise<Exposure> {
    return firstValueFrom(this.http.get<Exposure>(`${ROOT}/exposures/mine`));
  }

  report(views: readonly View[]): Promise<{ readonly today: ExposureToday }> {
    return firstValueFrom(this.http.post<{ readonly today: ExposureToday }>(`${ROOT}/exposures`, { views }));
  }
}
