import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { Statement } from './statement.js';

const STATEMENTS = '/api/v1/moderation/statements';

/** Decisions about what I contributed, and asking for another look at them. */
@Service()
export class StatementClient {
  private readonly http = inject(HttpClient);

  mine(cursor: string | undefined): Promise<Page<Statement>> {
    return firstValueFrom(this.http.get<Page<Statement>>(STATEMENTS, { params: present({ cursor, limit: 20 }) }));
  }

  one(id: string): Promise<Statement> {
    return firstValueFrom(this.http.get<Statement>(`${STATEMENTS}/${encodeURIComponent(id)}`));
  }

  /** @returns the statement as it stands with the appeal */
  async appeal(decisionId: string, text: string): Promise<Statement> {
    await firstValueFrom(this.http.post('/api/v1/appeals', { decisionId, text }));
    return this.one(decisionId);
  }
}
