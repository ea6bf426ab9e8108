import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { type Observable, map } from 'rxjs';

import type { Content } from '../../../shared/data-content/content.js';
import { answerOf } from '../../../shared/data-page/answer-of.js';
import type { Page } from '../../../shared/data-page/page.js';

const CONTENTS = '/api/v1/contents';
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SHA256 = /^[0-9a-f]{64}$/i;
const MOST = 6;

/** Finds pictures by whatever is at hand: words, an id, or the SHA-256 of a file. */
@Service()
export class FinderClient {
  private readonly http = inject(HttpClient);

  /** @param signal gives the request up */
  async find(typed: string, signal?: AbortSignal): Promise<readonly Content[]> {
    if (ID.test(typed)) return this.one(`${CONTENTS}/${typed.toLowerCase()}`, signal);
    if (SHA256.test(typed)) return this.one(`${CONTENTS}/by-hash/${typed.toLowerCase()}`, signal);
    const params = { q: typed, limit: MOST, facets: 'none' };
    const hits = this.http.get<Page<{ readonly content: Content }>>('/api/v1/search', { params });
    return answerOf(hits.pipe(map(({ items }) => items.map(({ content }) => content))), signal);
  }

  private async one(address: string, signal: AbortSignal | undefined): Promise<readonly Content[]> {
    const asked: Observable<Content> = this.http.get<Content>(address);
    try {
      return [await answerOf(asked, signal)];
    } catch (error) {
      // Only the server knows what is here, or may be seen; both are the same answer.
      if (error instanceof HttpErrorResponse && error.status === 404) return [];
      throw error;
    }
  }
}
