import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { answerOf } from '../../shared/data-page/answer-of.js';
import { type Page, present } from '../../shared/data-page/page.js';
import {
  asBody,
  type MapFilters,
  type MapOverview,
  type MapPlace,
  type MapSelection,
  type MapSummary,
  type MapTile,
  type MapVersion,
} from './coverage-map.js';
import type { TileAddress } from './map-view.js';

const MAP = '/api/v1/search/map';
/** Of the hits of a search the best are shown; more would only be dots among dots. */
const MOST_HITS = 100;

/** Which map, and what of it. */
export interface MapQuestion {
  readonly version: number;
  readonly filters: MapFilters;
}

export interface ColouredQuestion extends MapQuestion {
  readonly colour: string;
}

/** Maps of the collection. */
@Service()
export class MapClient {
  private readonly http = inject(HttpClient);

  overview(engine: string | undefined): Promise<MapOverview> {
    return firstValueFrom(this.http.get<MapOverview>(MAP, { params: present({ engine }) }));
  }

  tile(
    { version, filters, colour }: ColouredQuestion,
    { zoom, x, y }: TileAddress,
    signal?: AbortSignal,
  ): Promise<MapTile> {
    const params = present({ ...filters, version, colour: colour || undefined });
    return answerOf(this.http.get<MapTile>(`${MAP}/tiles/${zoom}/${x}/${y}`, { params }), signal);
  }

  summary({ version, filters, colour }: ColouredQuestion): Promise<MapSummary> {
    const params = present({ ...filters, version, colour: colour || undefined });
    return firstValueFrom(this.http.get<MapSummary>(`${MAP}/summary`, { params }));
  }

  select({ version, filters }: MapQuestion, polygon: readonly number[], signal?: AbortSignal): Promise<MapSelection> {
    return answerOf(this.http.post<MapSelection>(`${MAP}/select`, { ...asBody(filters), version, polygon }), signal);
  }

  /** Where the best hits of a search are. */
  async hits({ version, filters }: MapQuestion, q: string): Promise<readonly MapPlace[]> {
    const params = present({ ...filters, q, limit: MOST_HITS, facets: 'none' });
    const page = await firstValueFrom(
      this.http.get<Page<{ readonly content: { readonly id: string } }>>('/api/v1/search', { params }),
    );
    const contentIds = page.items.map(({ content }) => content.id);
    if (contentIds.length === 0) return [];
    const places = await firstValueFrom(
      this.http.post<{ readonly items: readonly MapPlace[] }>(`${MAP}/locate`, { version, contentIds }),
    );
    return places.items;
  }

  async versions(): Promise<readonly MapVersion[]> {
    return (await firstValueFrom(this.http.get<{ readonly items: readonly MapVersion[] }>(`${MAP}/versions`))).items;
  }

  draw(engine: string | undefined): Promise<MapVersion> {
    return firstValueFrom(this.http.post<MapVersion>(`${MAP}/versions`, present({ engine })));
  }
}
