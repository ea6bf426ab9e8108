import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { present } from '../../shared/data-page/page.js';
import type { Purpose, Recommendations } from './recommendation.js';

const PATH = '/api/v1/recommendations';
const COUNT = 12;

@Service()
export class RecommendationClient {
  private readonly http = inject(HttpClient);

  /** @param contentId of the picture to be like; only for the purpose `like` */
  list(purpose: Purpose, lambda: number, contentId?: string): Promise<Recommendations> {
    const isNamed = purpose === 'annotating' || purpose === 'collection';
    const asked = { for: isNamed ? purpose : undefined, contentId: purpose === 'like' ? contentId : undefined };
    return firstValueFrom(
      this.http.get<Recommendations>(PATH, { params: present({ ...asked, lambda, limit: COUNT }) }),
    );
  }

  dismiss(contentId: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${PATH}/dismissals`, { contentId }));
  }

  /** Takes a dismissal back. */
  recall(contentId: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(`${PATH}/dismissals/${contentId}`));
  }
}
