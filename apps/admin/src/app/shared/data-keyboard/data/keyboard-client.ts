import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { ChangeKeyboardRequest, KeyboardResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

const PATH = '/api/v1/auth/me/keyboard';

/** What somebody changed about the keys, as their account keeps it. */
@Service()
export class KeyboardClient {
  private readonly http = inject(HttpClient);

  get(): Promise<KeyboardResponse> {
    return firstValueFrom(this.http.get<KeyboardResponse>(PATH));
  }

  keep(keyboard: ChangeKeyboardRequest): Promise<KeyboardResponse> {
    return firstValueFrom(this.http.put<KeyboardResponse>(PATH, keyboard));
  }
}
