import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { Scanner, Scanning } from './scanner.js';

const SCANS = '/api/v1/admin/scans';

/** Scanners, for administrators. */
@Service()
export class ScanClient {
  private readonly http = inject(HttpClient);

  list(): Promise<Scanning> {
    return firstValueFrom(this.http.get<Scanning>(SCANS));
  }

  again(scanner: string, which: 'failed' | 'all'): Promise<Scanner> {
    return firstValueFrom(this.http.post<Scanner>(`${SCANS}/${encodeURIComponent(scanner)}/rescan`, { which }));
  }
}
