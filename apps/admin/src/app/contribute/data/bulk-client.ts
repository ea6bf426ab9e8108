import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { BulkChanges, BulkEdit, BulkEditDetail, BulkPreview, BulkSelection } from '../bulk-edit.js';

const BULK = '/api/v1/contents/bulk';

/** Editing many pictures in one go. */
@Service()
export class BulkClient {
  private readonly http = inject(HttpClient);

  /** Changes nothing. */
  preview(selection: BulkSelection, changes: BulkChanges): Promise<BulkPreview> {
    return firstValueFrom(this.http.post<BulkPreview>(`${BULK}/preview`, { ...selection, changes }));
  }

  apply(selection: BulkSelection, changes: BulkChanges): Promise<BulkEditDetail> {
    return firstValueFrom(this.http.post<BulkEditDetail>(BULK, { ...selection, changes }));
  }

  undo(id: string): Promise<BulkEditDetail> {
    return firstValueFrom(this.http.post<BulkEditDetail>(`${BULK}/${id}/undo`, null));
  }

  list(cursor: string | undefined): Promise<Page<BulkEdit>> {
    return firstValueFrom(this.http.get<Page<BulkEdit>>(BULK, { params: present({ cursor, limit: 50 }) }));
  }
}
