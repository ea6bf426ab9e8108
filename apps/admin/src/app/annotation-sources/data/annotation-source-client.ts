import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type {
  AnnotationSource,
  InvalidAnnotation,
  Revalidation,
  SchemaCheck,
  SchemaComparison,
  SchemaTrial,
  SchemaVersion,
  SourceDraft,
} from './source.js';

const SOURCES = '/api/v1/annotation-sources';
const RUNS = '/api/v1/annotation-revalidations';

export interface SourceFilter {
  readonly name: string;
  readonly type: string;
  readonly licenseVerdict: string;
}

/** The schema of a source, and why it is as it is. */
export interface SchemaChange {
  readonly annotationSchema?: object;
  readonly schemaNote?: string;
}

/** Who or what annotates, and what their schemas make of what is there. */
@Service()
export class AnnotationSourceClient {
  private readonly http = inject(HttpClient);

  list(filter: SourceFilter, cursor: string | undefined): Promise<Page<AnnotationSource>> {
    const params = present({ ...filter, cursor, limit: 50, total: cursor === undefined ? true : undefined });
    return firstValueFrom(this.http.get<Page<AnnotationSource>>(SOURCES, { params }));
  }

  get(id: string): Promise<AnnotationSource> {
    return firstValueFrom(this.http.get<AnnotationSource>(`${SOURCES}/${id}`));
  }

  create(source: SourceDraft & SchemaChange): Promise<AnnotationSource> {
    return firstValueFrom(this.http.post<AnnotationSource>(SOURCES, source));
  }

  /** Refused when somebody else has changed it since `version`. */
  change(
    { id, version }: Pick<AnnotationSource, 'id' | 'version'>,
    change: Partial<SourceDraft> & SchemaChange,
  ): Promise<AnnotationSource> {
    const headers = { 'if-match': `"${version}"` };
    return firstValueFrom(this.http.patch<AnnotationSource>(`${SOURCES}/${id}`, change, { headers }));
  }

  remove(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${SOURCES}/${id}`));
  }

  /** Newest first. */
  schemas(id: string, cursor: string | undefined): Promise<Page<SchemaVersion>> {
    const params = present({ cursor, limit: 20 });
    return firstValueFrom(this.http.get<Page<SchemaVersion>>(`${SOURCES}/${id}/schemas`, { params }));
  }

  /** What the one schema says otherwise than the other. */
  compare(id: string, from: number, to: number): Promise<SchemaComparison> {
    const params = { from, to };
    return firstValueFrom(this.http.get<SchemaComparison>(`${SOURCES}/${id}/schemas/diff`, { params }));
  }

  /** What the server would refuse of a schema, and of a value under it; nothing is kept. */
  check(annotationSchema: object, value: unknown): Promise<SchemaCheck> {
    return firstValueFrom(this.http.post<SchemaCheck>('/api/v1/annotation-schemas/check', { annotationSchema, value }));
  }

  /** What a schema would make of the annotations there are. */
  try(id: string, annotationSchema: object): Promise<SchemaTrial> {
    return firstValueFrom(this.http.post<SchemaTrial>(`${SOURCES}/${id}/schemas/check`, { annotationSchema }));
  }

  /** Newest first. */
  async revalidations(id: string): Promise<readonly Revalidation[]> {
    const answer = this.http.get<Page<Revalidation>>(`${SOURCES}/${id}/revalidations`, { params: { limit: 5 } });
    return (await firstValueFrom(answer)).items;
  }

  revalidate(id: string): Promise<Revalidation> {
    return firstValueFrom(this.http.post<Revalidation>(`${SOURCES}/${id}/revalidations`, {}));
  }

  cancel(runId: string): Promise<Revalidation> {
    return firstValueFrom(this.http.post<Revalidation>(`${RUNS}/${runId}/cancel`, {}));
  }

  invalid(id: string, cursor: string | undefined): Promise<Page<InvalidAnnotation>> {
    const params = present({ cursor, limit: 20, total: cursor === undefined ? true : undefined });
    return firstValueFrom(this.http.get<Page<InvalidAnnotation>>(`${SOURCES}/${id}/invalid-annotations`, { params }));
  }
}
