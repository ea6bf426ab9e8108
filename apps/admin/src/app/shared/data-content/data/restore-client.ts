import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { Content } from '../content.js';

/** The way back for what was deleted. */
@Service()
export class RestoreClient {
  private readonly http = inject(HttpClient);

  /** Refused with 409 when the same bytes are there again, with 410 when it was deleted too long ago. */
  restore(id: string): Promise<Content> {
    return firstValueFrom(this.http.post<Content>(`/api/v1/contents/${id}/restore`, null));
  }
}
