import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { Import, ImportCause, ImportItem, ImportWish } from './import.js';

const IMPORTS = '/api/v1/imports';

/** Bringing in many pictures at once. */
@Service()
export class ImportClient {
  private readonly http = inject(HttpClient);

  list(cursor: string | undefined): Promise<Page<Import>> {
    return firstValueFrom(this.http.get<Page<Import>>(IMPORTS, { params: present({ cursor, limit: 50 }) }));
  }

  read(id: string): Promise<Import> {
    return firstValueFrom(this.http.get<Import>(`${IMPORTS}/${id}`));
  }

  create(wish: ImportWish): Promise<Import> {
    return firstValueFrom(this.http.post<Import>(IMPORTS, wish));
  }

  async act(id: string, act: 'start' | 'pause' | 'resume' | 'cancel'): Promise<void> {
    await firstValueFrom(this.http.post(`${IMPORTS}/${id}/${act}`, {}));
  }

  async retry(id: string, code: string | undefined): Promise<number> {
    const answer = this.http.post<{ readonly retried: number }>(`${IMPORTS}/${id}/retry`, present({ code }));
    return (await firstValueFrom(answer)).retried;
  }

  items(
    id: string,
    filter: { readonly state?: string; readonly code?: string },
    cursor: string | undefined,
  ): Promise<Page<ImportItem>> {
    const params = present({ ...filter, cursor, limit: 50 });
    return firstValueFrom(this.http.get<Page<ImportItem>>(`${IMPORTS}/${id}/items`, { params }));
  }

  async causes(id: string): Promise<readonly ImportCause[]> {
    return (await firstValueFrom(this.http.get<Page<ImportCause>>(`${IMPORTS}/${id}/failures`))).items;
  }

  /** The bytes, because a plain link could not send the access token. */
  csv(id: string): Promise<Blob> {
    return firstValueFrom(this.http.get(`${IMPORTS}/${id}/items.csv`, { responseType: 'blob' }));
  }
}
