import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** What holds for every picture of a list of addresses. */
export interface WebWish {
  readonly urls: readonly string[];
  readonly license: string;
  readonly author: string;
  readonly teamId: string;
}

/** Having pictures fetched from the web. */
@Service()
export class WebClient {
  private readonly http = inject(HttpClient);

  /** @returns the import that fetches them */
  async fetch({ urls, license, author, teamId }: WebWish): Promise<string> {
    const defaults = { ...(license && { license }), ...(author && { authors: [{ name: author }] }) };
    const body = { kind: 'urls', urls, defaults, ...(teamId && { teamId }) };
    return (await firstValueFrom(this.http.post<{ readonly id: string }>('/api/v1/imports', body))).id;
  }
}
