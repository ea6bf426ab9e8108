import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { ImportPreview, SavedMapping, TableMapping } from './mapping.js';

/** What the columns of tables mean. */
@Service()
export class MappingClient {
  private readonly http = inject(HttpClient);

  /** @param mapping to try; what is proposed when left out */
  preview(importId: string, mapping: TableMapping | undefined, thumbnails: boolean): Promise<ImportPreview> {
    const body = { thumbnails, ...(mapping ? { mapping } : {}) };
    return firstValueFrom(this.http.post<ImportPreview>(`/api/v1/imports/${importId}/preview`, body));
  }

  async settle(importId: string, mapping: TableMapping): Promise<void> {
    await firstValueFrom(this.http.patch(`/api/v1/imports/${importId}`, { mapping }));
  }

  save(name: string, mapping: TableMapping): Promise<SavedMapping> {
    return firstValueFrom(this.http.post<SavedMapping>('/api/v1/import-mappings', { name, mapping }));
  }

  async change(id: string, mapping: TableMapping): Promise<void> {
    await firstValueFrom(this.http.patch(`/api/v1/import-mappings/${id}`, { mapping }));
  }
}
