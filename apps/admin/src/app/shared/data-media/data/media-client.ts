import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Variant, fileUrl } from '../variant.js';

/** Pictures that are not public: an <img> cannot send the access token, so they are fetched as blobs. */
@Service()
export class MediaClient {
  private readonly http = inject(HttpClient);

  fetch(contentId: string, variant: Variant): Promise<Blob> {
    return firstValueFrom(this.http.get(fileUrl(contentId, variant), { responseType: 'blob' }));
  }
}
