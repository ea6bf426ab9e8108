import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { Blame, Comparison, CurrentAnnotation, DeletedAnnotation, Version } from './history.js';

const at = (id: string): string => `/api/v1/annotations/${encodeURIComponent(id)}`;

/** What an annotation said before, who said it, and bringing it back. */
@Service()
export class HistoryClient {
  private readonly http = inject(HttpClient);

  read(id: string): Promise<CurrentAnnotation> {
    return firstValueFrom(this.http.get<CurrentAnnotation>(at(id)));
  }

  versions(id: string, cursor: string | undefined): Promise<Page<Version>> {
    return firstValueFrom(
      this.http.get<Page<Version>>(`${at(id)}/versions`, { params: present({ cursor, limit: 50 }) }),
    );
  }

  version(id: string, version: number): Promise<Version> {
    return firstValueFrom(this.http.get<Version>(`${at(id)}/versions/${version}`));
  }

  compare(id: string, from: number, to: number): Promise<Comparison> {
    return firstValueFrom(this.http.get<Comparison>(`${at(id)}/diff`, { params: { from, to } }));
  }

  blame(id: string): Promise<Blame> {
    return firstValueFrom(this.http.get<Blame>(`${at(id)}/blame`));
  }

  deleted(cursor: string | undefined): Promise<Page<DeletedAnnotation>> {
    const params = present({ cursor, limit: 50 });
    return firstValueFrom(this.http.get<Page<DeletedAnnotation>>('/api/v1/annotations/deleted', { params }));
  }

  delete(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(at(id)));
  }

  restore(id: string): Promise<CurrentAnnotation> {
    return firstValueFrom(this.http.post<CurrentAnnotation>(`${at(id)}/restore`, {}));
  }

  /** Refused with 412 when somebody has made a version after `current`. */
  revert(id: string, version: number, current: number): Promise<CurrentAnnotation> {
    const headers = { 'If-Match': `"${current}"` };
    return firstValueFrom(this.http.post<CurrentAnnotation>(`${at(id)}/revert`, { version }, { headers }));
  }
}
