import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  AmbiguousItemResponse,
  AnnotatorQualityListResponse,
  AnnotatorQualityResponse,
  QualityOverviewResponse,
  RatingQualityResponse,
  SourceQualityResponse,
} from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';

const QUALITY = '/api/v1/annotation-quality';
const PAGE = 24;

export interface QualityFilter {
  readonly sourceId?: string | undefined;
  readonly setId?: string | undefined;
  /** Days, such as 2026-03-01; both are counted in. */
  readonly fromDay?: string | undefined;
  readonly toDay?: string | undefined;
}

/** How much people who annotate the same agree. */
@Service()
export class QualityClient {
  private readonly http = inject(HttpClient);

  overview(): Promise<QualityOverviewResponse> {
    return firstValueFrom(this.http.get<QualityOverviewResponse>(`${QUALITY}/overview`));
  }

  /** Of one source or of each; without a filter as they are kept. */
  async sources(filter: QualityFilter): Promise<readonly SourceQualityResponse[]> {
    const { sourceId, setId } = filter;
    const params = present({ setId, ...timesOf(filter) });
    if (sourceId) {
      return [await firstValueFrom(this.http.get<SourceQualityResponse>(`${QUALITY}/sources/${sourceId}`, { params }))];
    }
    return (await firstValueFrom(this.http.get<QualityOverviewResponse>(`${QUALITY}/overview`, { params }))).items;
  }

  /** How ratings are distributed, and how much raters agree. */
  ratings({ sourceId, setId, ...filter }: QualityFilter): Promise<RatingQualityResponse> {
    const params = present({ sourceId, setId, ...timesOf(filter) });
    return firstValueFrom(this.http.get<RatingQualityResponse>(`${QUALITY}/ratings`, { params }));
  }

  /** Oneself; for moderators, everybody. */
  async annotators({ sourceId, setId, ...filter }: QualityFilter): Promise<readonly AnnotatorQualityResponse[]> {
    const params = present({ sourceId, setId, ...timesOf(filter) });
    return (await firstValueFrom(this.http.get<AnnotatorQualityListResponse>(`${QUALITY}/annotators`, { params })))
      .items;
  }

  items(filter: QualityFilter, cursor: string | undefined): Promise<Page<AmbiguousItemResponse>> {
    const { sourceId, setId } = filter;
    const params = present({ sourceId, setId, ...timesOf(filter), cursor, limit: PAGE });
    return firstValueFrom(this.http.get<Page<AmbiguousItemResponse>>(`${QUALITY}/items`, { params }));
  }

  measure(): Promise<unknown> {
    return firstValueFrom(this.http.post(`${QUALITY}/measurements`, {}));
  }
}

const DAY_MS = 86_400_000;

function timesOf({ fromDay, toDay }: QualityFilter): { from?: string; to?: string } {
  return {
    ...(fromDay && { from: new Date(fromDay).toISOString() }),
    ...(toDay && { to: new Date(Date.parse(toDay) + DAY_MS).toISOString() }),
  };
}
