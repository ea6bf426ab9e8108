import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { Page } from '../../shared/data-page/page.js';
import type { AttributionFormat } from './attribution.js';
import type { Annotation } from './annotation.js';
import type { Author, ContentEvent, Source } from './provenance.js';

/** What belongs to one picture beside the picture itself. */
@Service()
export class ItemClient {
  private readonly http = inject(HttpClient);

  attribution(id: string, format: AttributionFormat): Promise<string> {
    return firstValueFrom(
      this.http.get(`/api/v1/contents/${id}/attribution`, { params: { format }, responseType: 'text' }),
    );
  }

  annotations(id: string): Promise<readonly Annotation[]> {
    return this.list(`/api/v1/contents/${id}/annotations`);
  }

  authors(id: string): Promise<readonly Author[]> {
    return this.list(`/api/v1/contents/${id}/authors`);
  }

  sources(id: string): Promise<readonly Source[]> {
    return this.list(`/api/v1/contents/${id}/sources`);
  }

  events(id: string): Promise<readonly ContentEvent[]> {
    return this.list(`/api/v1/contents/${id}/events`);
  }

  private async list<T>(path: string): Promise<readonly T[]> {
    return (await firstValueFrom(this.http.get<Page<T>>(path))).items;
  }
}
