import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import { type AnnotationFilter, bodyOf, queryOf } from './annotation-filter.js';
import type { CleanedItem, CleaningPreview, CleaningRun, Mode } from './cleaning.js';

const CLEANING = '/api/v1/annotation-cleaning';
const RUNS = `${CLEANING}/runs`;
const PAGE = 20;

/** Captions without what models always begin with. */
@Service()
export class CleaningClient {
  private readonly http = inject(HttpClient);

  /** What would change, some of it; nothing does. */
  preview(filter: AnnotationFilter, mode: Mode, cursor: string | undefined): Promise<CleaningPreview> {
    const params = { ...queryOf(filter, 'format'), ...present({ mode, cursor, limit: PAGE }) };
    return firstValueFrom(this.http.get<CleaningPreview>(CLEANING, { params }));
  }

  start(filter: AnnotationFilter, mode: Mode): Promise<CleaningRun> {
    return firstValueFrom(this.http.post<CleaningRun>(RUNS, { ...bodyOf(filter), mode }));
  }

  /** Newest first. */
  runs(cursor: string | undefined): Promise<Page<CleaningRun>> {
    return firstValueFrom(this.http.get<Page<CleaningRun>>(RUNS, { params: present({ cursor, limit: PAGE }) }));
  }

  read(id: string): Promise<CleaningRun> {
    return firstValueFrom(this.http.get<CleaningRun>(`${RUNS}/${id}`));
  }

  items(id: string, outcome: string, cursor: string | undefined): Promise<Page<CleanedItem>> {
    const params = present({ outcome, cursor, limit: PAGE });
    return firstValueFrom(this.http.get<Page<CleanedItem>>(`${RUNS}/${id}/annotations`, { params }));
  }

  act(id: string, act: 'cancel' | 'undo'): Promise<CleaningRun> {
    return firstValueFrom(this.http.post<CleaningRun>(`${RUNS}/${id}/${act}`, {}));
  }
}
