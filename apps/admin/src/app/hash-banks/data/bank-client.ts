import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type {
  AddHashEntryRequest,
  CreateHashBankRequest,
  HashBankResponse,
  HashEntryResponse,
  HashMatchResponse,
  LineResult,
  UpdateHashBankRequest,
} from './bank.js';

const BANKS = '/api/v1/moderation/hash-banks';

/** Banks of known pictures. */
@Service()
export class BankClient {
  private readonly http = inject(HttpClient);

  async list(): Promise<readonly HashBankResponse[]> {
    return (await firstValueFrom(this.http.get<{ readonly items: readonly HashBankResponse[] }>(BANKS))).items;
  }

  get(id: string): Promise<HashBankResponse> {
    return firstValueFrom(this.http.get<HashBankResponse>(`${BANKS}/${id}`));
  }

  create(bank: CreateHashBankRequest): Promise<HashBankResponse> {
    return firstValueFrom(this.http.post<HashBankResponse>(BANKS, bank));
  }

  /** Refused when somebody has changed it since it was read. */
  update({ id, version }: HashBankResponse, changes: UpdateHashBankRequest): Promise<HashBankResponse> {
    const headers = { 'if-match': `"${version}"` };
    return firstValueFrom(this.http.patch<HashBankResponse>(`${BANKS}/${id}`, changes, { headers }));
  }

  resume(id: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${BANKS}/${id}/resume`, {}));
  }

  search(id: string): Promise<unknown> {
    return firstValueFrom(this.http.post(`${BANKS}/${id}/searches`, {}));
  }

  settle(id: string, searchId: string, how: 'apply' | 'discard'): Promise<unknown> {
    return firstValueFrom(this.http.post(`${BANKS}/${id}/searches/${searchId}/${how}`, {}));
  }

  entries(id: string, cursor: string | undefined): Promise<Page<HashEntryResponse>> {
    const params = present({ cursor, limit: 25, total: cursor === undefined ? true : undefined });
    return firstValueFrom(this.http.get<Page<HashEntryResponse>>(`${BANKS}/${id}/entries`, { params }));
  }

  matches(id: string, cursor: string | undefined): Promise<Page<HashMatchResponse>> {
    const params = present({ cursor, limit: 24, total: cursor === undefined ? true : undefined });
    return firstValueFrom(this.http.get<Page<HashMatchResponse>>(`${BANKS}/${id}/matches`, { params }));
  }

  add(id: string, entry: AddHashEntryRequest): Promise<unknown> {
    return firstValueFrom(this.http.post(`${BANKS}/${id}/entries`, entry));
  }

  rule(id: string, entryId: string, confirmed: HashEntryResponse['confirmed']): Promise<unknown> {
    return firstValueFrom(this.http.patch(`${BANKS}/${id}/entries/${entryId}`, { confirmed }));
  }

  /** One answer a line, in order. */
  async importLines(id: string, lines: string): Promise<readonly LineResult[]> {
    const headers = { 'content-type': 'application/x-ndjson' };
    const answer = await firstValueFrom(
      this.http.post(`${BANKS}/${id}/entries/import`, lines, { headers, responseType: 'text' }),
    );
    return answer
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as LineResult);
  }
}
