import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { RatingPageResponse, RatingSummaryResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

const ANNOTATIONS = '/api/v1/annotations';

/** What people think of annotations. */
@Service()
export class RatingClient {
  private readonly http = inject(HttpClient);

  async summary(annotationId: string): Promise<RatingSummaryResponse> {
    const params = { limit: 1 };
    const page = await firstValueFrom(
      this.http.get<RatingPageResponse>(`${ANNOTATIONS}/${annotationId}/ratings`, { params }),
    );
    return page.summary;
  }

  /** @param rating null takes one's rating back */
  rate(annotationId: string, rating: number | null): Promise<RatingSummaryResponse> {
    const address = `${ANNOTATIONS}/${annotationId}/rating`;
    return firstValueFrom(
      rating === null
        ? this.http.delete<RatingSummaryResponse>(address)
        : this.http.put<RatingSummaryResponse>(address, { rating }),
    );
  }
}
