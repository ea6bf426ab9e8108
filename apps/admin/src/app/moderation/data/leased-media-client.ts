import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** Pictures under review: only by the addresses that come with a lease, and nothing of them stays in a cache. */
@Service()
export class LeasedMediaClient {
  private readonly http = inject(HttpClient);

  async fetch(itemId: string): Promise<Blob> {
    const path = `/api/v1/moderation/items/${itemId}/media-addresses`;
    const { preview } = await firstValueFrom(this.http.get<{ readonly preview: string }>(path));
    return firstValueFrom(this.http.get(preview, { responseType: 'blob' }));
  }
}
