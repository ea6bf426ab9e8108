import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';

import { answerOf } from '../../data-page/answer-of.js';

/** A query to ask: the last word completed, or the name of a picture. */
export interface Suggestion {
  readonly text: string;
  readonly kind: 'word' | 'name';
}

const MOST = 8;

/** Completes what is typed into the search. */
@Service()
export class SuggestionClient {
  private readonly http = inject(HttpClient);

  async suggest(typed: string, signal?: AbortSignal): Promise<readonly Suggestion[]> {
    const params = { q: typed, limit: MOST };
    const asked = this.http.get<{ readonly items: readonly Suggestion[] }>('/api/v1/search/suggestions', { params });
    return (await answerOf(asked, signal)).items;
  }
}
