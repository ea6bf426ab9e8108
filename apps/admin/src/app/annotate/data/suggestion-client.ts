import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { Page } from '../../shared/data-page/page.js';
import type { Decision, Suggestion } from '../model/suggestion.js';

/** So many of one picture are shown; the surest come first. */
const SHOWN = 200;

/** What models propose, and what people make of it. */
@Service()
export class SuggestionClient {
  private readonly http = inject(HttpClient);

  async pending(contentId: string): Promise<readonly Suggestion[]> {
    const params = { state: 'pending', limit: SHOWN };
    const path = `/api/v1/contents/${contentId}/suggestions`;
    return (await firstValueFrom(this.http.get<Page<Suggestion>>(path, { params }))).items;
  }

  decide(id: string, decision: Decision): Promise<Suggestion> {
    return firstValueFrom(this.http.post<Suggestion>(`/api/v1/suggestions/${id}/decision`, decision));
  }

  /** Takes a decision back, with what it has put into an annotation. */
  undo(id: string): Promise<Suggestion> {
    return firstValueFrom(this.http.delete<Suggestion>(`/api/v1/suggestions/${id}/decision`));
  }
}
