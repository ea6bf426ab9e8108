import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { SessionRow } from './session-row.js';

const SESSIONS = '/api/v1/auth/sessions';

/** Where I am signed in. */
@Service()
export class SessionsClient {
  private readonly http = inject(HttpClient);

  async list(): Promise<readonly SessionRow[]> {
    const { items } = await firstValueFrom(this.http.get<{ readonly items: readonly SessionRow[] }>(SESSIONS));
    return items;
  }

  end(id: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${SESSIONS}/${id}`));
  }

  endOthers(): Promise<unknown> {
    return firstValueFrom(this.http.delete(SESSIONS));
  }
}
