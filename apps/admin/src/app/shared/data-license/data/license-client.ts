import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { Page } from '../../data-page/page.js';
import type { License } from '../license.js';

/** The licence catalogue. It changes with releases only, so one reading serves the whole visit. */
@Service()
export class LicenseClient {
  private readonly http = inject(HttpClient);
  private asked: Promise<readonly License[]> | undefined;

  all(): Promise<readonly License[]> {
    this.asked ??= this.read();
    // A failed reading is not kept: the next caller asks again.
    this.asked.catch(() => (this.asked = undefined));
    return this.asked;
  }

  private async read(): Promise<readonly License[]> {
    const licenses: License[] = [];
    let cursor: string | null | undefined;
    do {
      const params: Record<string, string | number> = cursor ? { limit: 200, cursor } : { limit: 200 };
      const page = await firstValueFrom(this.http.get<Page<License>>('/api/v1/licenses', { params }));
      licenses.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return licenses;
  }
}
