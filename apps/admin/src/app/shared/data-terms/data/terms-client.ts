import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { Terms } from '../terms.js';

/** The Developer Certificate of Origin, which everyone who contributes accepts once a version. */
@Service()
export class TermsClient {
  private readonly http = inject(HttpClient);

  current(): Promise<Terms> {
    return firstValueFrom(this.http.get<Terms>('/api/v1/dco'));
  }

  accept(terms: Terms): Promise<unknown> {
    const { version, sha256 } = terms;
    return firstValueFrom(this.http.post('/api/v1/dco/acceptances', { version, sha256 }));
  }
}
