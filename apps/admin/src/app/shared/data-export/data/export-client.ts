import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { Export, NewPush, Push, Wish } from '../export.js';

const EXPORTS = '/api/v1/exports';
const PUSHES = '/api/v1/pushes';

/** What can be done with an export, wherever it is shown. */
@Service()
export class ExportClient {
  private readonly http = inject(HttpClient);

  tell(id: string, wish: Wish): Promise<Export> {
    return firstValueFrom(this.http.post<Export>(`${EXPORTS}/${id}/${wish}`, {}));
  }

  /** Bytes of a file from one place to another, both included; a plain link could not send the access token. */
  piece(address: string, from: number, to: number): Promise<ArrayBuffer> {
    return firstValueFrom(
      this.http.get(address, { responseType: 'arraybuffer', headers: { range: `bytes=${from}-${to}` } }),
    );
  }

  async pushes(exportId: string): Promise<readonly Push[]> {
    return (await firstValueFrom(this.http.get<{ items: Push[] }>(`${EXPORTS}/${exportId}/pushes`))).items;
  }

  push(exportId: string, body: NewPush): Promise<Push> {
    return firstValueFrom(this.http.post<Push>(`${EXPORTS}/${exportId}/pushes`, body));
  }

  tellPush(id: string, wish: Wish): Promise<Push> {
    return firstValueFrom(this.http.post<Push>(`${PUSHES}/${id}/${wish}`, {}));
  }
}

/** Where a file of an export is. */
export const fileAddress = (exportId: string, path: string): string =>
  `${EXPORTS}/${exportId}/files/${encodeURIComponent(path)}`;
