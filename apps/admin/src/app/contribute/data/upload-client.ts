import { HttpClient, HttpEventType } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { filter, firstValueFrom, map, tap } from 'rxjs';

import type { Content } from '../../shared/data-content/content.js';
import { type Page, present } from '../../shared/data-page/page.js';
import type { CheckedFile, Contribution } from '../contribution.js';
import type { ContentMetadata, Refusal, TeamChoice } from '../upload.js';

/** Bringing pictures in, and seeing what was turned away. */
@Service()
export class UploadClient {
  private readonly http = inject(HttpClient);

  /**
   * @param idempotencyKey the same for a repeat of the same attempt: then the first answer comes again
   * @param onProgress share of the bytes sent, in [0, 1]
   */
  upload(
    file: File,
    metadata: ContentMetadata,
    idempotencyKey: string,
    onProgress: (ratio01: number) => void,
  ): Promise<Content> {
    const body = new FormData();
    // Metadata first: the server can judge it before the bytes come.
    body.append('metadata', JSON.stringify(metadata));
    body.append('file', file, file.name);
    const events = this.http.post<Content>('/api/v1/contents', body, {
      headers: { 'Idempotency-Key': idempotencyKey },
      observe: 'events',
      reportProgress: true,
    });
    return firstValueFrom(
      events.pipe(
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress && event.total) onProgress(event.loaded / event.total);
        }),
        filter((event) => event.type === HttpEventType.Response),
        map((event) => event.body as Content),
      ),
    );
  }

  /** Which of these files are here already, by their hashes; in the order asked. */
  async check(hashes: readonly string[]): Promise<readonly CheckedFile[]> {
    return (await firstValueFrom(this.http.post<Page<CheckedFile>>('/api/v1/contents/check', { hashes }))).items;
  }

  /** My latest contributions, for following what has just been sent. */
  async latest(limit: number): Promise<readonly Contribution[]> {
    const page = this.http.get<Page<Contribution>>('/api/v1/contents/mine', { params: { limit } });
    return (await firstValueFrom(page)).items;
  }

  refusals(cursor: string | undefined): Promise<Page<Refusal>> {
    return firstValueFrom(
      this.http.get<Page<Refusal>>('/api/v1/contents/refusals', { params: present({ cursor, limit: 50 }) }),
    );
  }

  async teams(): Promise<readonly TeamChoice[]> {
    const page = await firstValueFrom(this.http.get<Page<TeamChoice>>('/api/v1/teams', { params: { limit: 200 } }));
    return page.items;
  }
}
