import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { Export } from '../../shared/data-export/export.js';
import { type Page, present } from '../../shared/data-page/page.js';
import type { CreateExport } from './export.js';

const EXPORTS = '/api/v1/exports';

/** Sets of pictures with licence and attribution, as files. */
@Service()
export class ExportsClient {
  private readonly http = inject(HttpClient);

  list(cursor: string | undefined): Promise<Page<Export>> {
    return firstValueFrom(this.http.get<Page<Export>>(EXPORTS, { params: present({ cursor, limit: 50 }) }));
  }

  create(body: CreateExport): Promise<Export> {
    return firstValueFrom(this.http.post<Export>(EXPORTS, body));
  }
}
