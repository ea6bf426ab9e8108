import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { Page } from '../../shared/data-page/page.js';
import type { Scanner } from './scanner.js';

const SCANS = '/api/v1/admin/scans';

/** Scanners, for administrators. */
@Service()
export class ScanClient {
  private readonly http = inject(HttpClient);

  async list(): Promise<readonly Scanner[]> {
    return (await firstValueFrom(this.http.get<Page<Scanner>>(SCANS))).items;
  }

  again(scanner: string, which: 'failed' | 'all'): Promise<Scanner> {
    return firstValueFrom(this.http.post<Scanner>(`${SCANS}/${encodeURIComponent(scanner)}/rescan`, { which }));
  }
}
