import { HttpClient, HttpEventType } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { filter, firstValueFrom, map, type Observable, takeUntil, tap } from 'rxjs';

import { type Page, type Params, present } from '../../shared/data-page/page.js';
import { type AnnotationFilter, queryOf } from './annotation-filter.js';
import type { FormatName } from './format.js';
import type { Preview } from './loss.js';

const ANNOTATIONS = '/api/v1/annotations';

/** Which file is wanted. */
export interface ExportWish {
  readonly format: FormatName;
  readonly filter: AnnotationFilter;
  readonly isNormalised: boolean;
  readonly countsTokens: boolean;
}

/** How a file is taken in. */
export interface ImportWish {
  readonly format: Exclude<FormatName, 'lines'>;
  readonly sourceId: string;
  readonly isDryRun: boolean;
}

/** What is heard while a file is on its way and answered. */
export interface Listener {
  /** Share of the bytes that are sent, in [0, 1]. */
  sent(ratio01: number): void;
  /** All of the answer there is so far. */
  answered(text: string, isWhole: boolean): void;
}

/** Annotations in bulk, out and in. */
@Service()
export class ExchangeClient {
  private readonly http = inject(HttpClient);

  /** How large the file will be and what it loses. Lines lose nothing; of them a table tells how many there are. */
  preview({ format, filter }: Pick<ExportWish, 'format' | 'filter'>): Promise<Preview> {
    const params = { ...queryOf(filter, 'pictureFormat'), format: format === 'lines' ? 'csv' : format };
    return firstValueFrom(this.http.get<Preview>(`${ANNOTATIONS}/export/preview`, { params }));
  }

  /**
   * The bytes, because a plain link could not send the access token.
   * @param cancelled ends it
   */
  file(wish: ExportWish, received: (bytes: number) => void, cancelled: Observable<unknown>): Promise<Blob | undefined> {
    const { path, params } = addressOf(wish);
    const events = this.http.get(path, { params, observe: 'events', reportProgress: true, responseType: 'blob' }).pipe(
      takeUntil(cancelled),
      tap((event) => {
        if (event.type === HttpEventType.DownloadProgress) received(event.loaded);
      }),
      filter((event) => event.type === HttpEventType.Response),
      map((event) => event.body ?? undefined),
    );
    return firstValueFrom(events, { defaultValue: undefined });
  }

  /** Every annotation that does not come out whole, by the line. */
  losses({ format, filter }: Pick<ExportWish, 'format' | 'filter'>): Promise<Blob> {
    const params = { ...queryOf(filter, 'pictureFormat'), format };
    return firstValueFrom(this.http.get(`${ANNOTATIONS}/export/losses`, { params, responseType: 'blob' }));
  }

  /** Some lines of this system's own. @param key names them: sent again under it, those without a client id add nothing */
  sendLines(lines: Blob, key: string, listener: Listener, cancelled: Observable<unknown>): Promise<boolean> {
    const headers = { 'content-type': 'application/x-ndjson', 'idempotency-key': key };
    return this.send(`${ANNOTATIONS}/bulk`, lines, {}, headers, listener, cancelled);
  }

  /** A file in the format of others. */
  sendFile(
    file: File,
    { format, sourceId, isDryRun }: ImportWish,
    listener: Listener,
    cancelled: Observable<unknown>,
  ): Promise<boolean> {
    const body = new FormData();
    body.append('file', file, file.name);
    const params = present({ format, sourceId, dryRun: isDryRun || undefined });
    return this.send(`${ANNOTATIONS}/import`, body, params, {}, listener, cancelled);
  }

  /** Sources that annotations are narrowed to, or put under. */
  async sources(): Promise<readonly { readonly id: string; readonly name: string }[]> {
    const answer = this.http.get<Page<{ id: string; name: string }>>('/api/v1/annotation-sources', {
      params: { limit: 200 },
    });
    return (await firstValueFrom(answer)).items;
  }

  /** @returns whether it came to its end, rather than being cancelled */
  private send(
    path: string,
    body: Blob | FormData,
    params: Params,
    headers: Record<string, string>,
    listener: Listener,
    cancelled: Observable<unknown>,
  ): Promise<boolean> {
    const events = this.http
      .post(path, body, { params, headers, observe: 'events', reportProgress: true, responseType: 'text' })
      .pipe(
        takeUntil(cancelled),
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress && event.total) listener.sent(event.loaded / event.total);
          if (event.type === HttpEventType.DownloadProgress && 'partialText' in event)
            listener.answered(event.partialText ?? '', false);
          if (event.type === HttpEventType.Response) listener.answered(event.body ?? '', true);
        }),
        filter((event) => event.type === HttpEventType.Response),
        map(() => true),
      );
    return firstValueFrom(events, { defaultValue: false });
  }
}

function addressOf({ format, filter, isNormalised, countsTokens }: ExportWish): {
  readonly path: string;
  readonly params: Params;
} {
  const tokens = countsTokens ? 'llama' : undefined;
  if (format !== 'lines')
    return {
      path: `${ANNOTATIONS}/export`,
      params: { ...queryOf(filter, 'pictureFormat'), ...present({ format, tokens }) },
    };
  const coordinates = isNormalised ? 'normalised' : undefined;
  return { path: `${ANNOTATIONS}/bulk`, params: { ...queryOf(filter, 'format'), ...present({ coordinates, tokens }) } };
}
