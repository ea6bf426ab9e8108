import { type HttpEvent, HttpClient, HttpEventType } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { ContentStatus } from '@odr/contracts';
import type { EmbeddingEngineListResponse, EmbeddingEngineResponse } from '@odr/sdk';
import { type Observable, filter, map, tap } from 'rxjs';

import { answerOf } from '../../shared/data-page/answer-of.js';
import { type Params, present } from '../../shared/data-page/page.js';
import { ANY_STATUS } from '../../shared/data-saved-search/filter-label.js';
import type { HitPage } from './hit.js';
import type { Filters, SearchState } from './search-state.js';

export const PAGE = 48;
/** What is like a picture has no cursor: one asks for more of it, up to so many. */
const MOST_SIMILAR = 200;

/** What is asked of the server; a picture that was brought along comes with it. */
export interface SearchQuestion extends SearchState {
  readonly file?: File;
  readonly explain?: boolean;
  readonly limit?: number;
  /** Whether only the pictures are wanted: how they divide need not be counted then. */
  readonly isPlain?: boolean;
}

/** Finding pictures: by words, by filters alone, by pictures that are here, or by one that is brought along. */
@Service()
export class SearchClient {
  private readonly http = inject(HttpClient);

  /**
   * @param signal gives the request up
   * @param progress is told how much of a picture has arrived, in [0, 1]
   */
  find(
    question: SearchQuestion,
    cursor: string | undefined,
    signal?: AbortSignal,
    progress: (share01: number) => void = () => undefined,
  ): Promise<HitPage> {
    return question.file || question.like.length > 0
      ? this.similar(question, cursor, signal, progress)
      : this.byWords(question, cursor, signal);
  }

  /** How many there would be; undefined where that cannot be counted. */
  async count(question: SearchQuestion, signal?: AbortSignal): Promise<number | undefined> {
    return (await this.find({ ...question, limit: 1, isPlain: true }, undefined, signal)).total;
  }

  async engines(): Promise<readonly EmbeddingEngineResponse[]> {
    return (await answerOf(this.http.get<EmbeddingEngineListResponse>('/api/v1/embedding-engines'))).items;
  }

  private byWords(
    { q, mode, engine, filters, explain, limit = PAGE, isPlain }: SearchQuestion,
    cursor: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<HitPage> {
    const ranking = q === '' ? {} : { q, mode, engine };
    const facets = isPlain ? 'none' : undefined;
    const total = cursor === undefined ? true : undefined;
    const params = present({ ...narrowed(filters), ...ranking, explain, limit, cursor, total, facets });
    return answerOf(this.http.get<HitPage>('/api/v1/search', { params }), signal);
  }

  private async similar(
    question: SearchQuestion,
    cursor: string | undefined,
    signal: AbortSignal | undefined,
    progress: (share01: number) => void,
  ): Promise<HitPage> {
    const { filters, engine, explain, limit = PAGE } = question;
    const from = Number(cursor ?? 0);
    const wanted = Math.min(from + limit, MOST_SIMILAR);
    const params = present({ ...narrowed(filters), engine, explain, limit: wanted });
    const body = similarBody(question, params);
    const sent = this.http.post<HitPage>('/api/v1/search/similar', body, { observe: 'events', reportProgress: true });
    const page = await answerOf(answerAmong(sent, progress), signal);
    const hasMore = page.items.length === wanted && wanted < MOST_SIMILAR;
    return { ...page, items: page.items.slice(from), nextCursor: hasMore ? String(wanted) : null };
  }
}

const answerAmong = (
  events: Observable<HttpEvent<HitPage>>,
  progress: (share01: number) => void,
): Observable<HitPage> =>
  events.pipe(
    tap((event) => event.type === HttpEventType.UploadProgress && progress(event.loaded / (event.total || 1))),
    map((event) => (event.type === HttpEventType.Response ? event.body : null)),
    filter((page) => page !== null),
  );

/** The examples of a question, in the order in which the server counts them; a file comes after them. */
function similarBody({ like, unlike, file }: SearchQuestion, params: Params): object {
  const [first, ...others] = [
    ...like.map((contentId) => ({ contentId })),
    ...unlike.map((contentId) => ({ contentId, against: true })),
  ];
  if (!file) return others.length === 0 ? { ...params, ...first } : { ...params, examples: [first, ...others] };
  const form = new FormData();
  for (const [name, value] of Object.entries(params)) form.append(name, String(value));
  if (first) form.append('examples', JSON.stringify([first, ...others]));
  form.append('file', file);
  return form;
}

/** Moderators may see more, but without a word about it everyone finds what is published. */
const narrowed = ({ status = ContentStatus.Available, ...filters }: Filters): Params =>
  present({ ...filters, status: status === ANY_STATUS ? undefined : status });
