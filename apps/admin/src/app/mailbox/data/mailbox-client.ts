import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { KeptMailBodyResponse, KeptMailPageResponse, UndeliveredMailPageResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { KeptMail, ReadMail } from './mail.js';
import type { UndeliveredMail } from './undelivered.js';

const MAILBOX = '/api/v1/mailbox';
const MAILS = '/api/v1/admin/mails';

/** Mails that were kept instead of being sent, and those that a mail server did not take. */
@Service()
export class MailboxClient {
  private readonly http = inject(HttpClient);

  list(cursor: string | undefined): Promise<Page<KeptMail>> {
    return firstValueFrom(this.http.get<KeptMailPageResponse>(MAILBOX, { params: present({ cursor }) }));
  }

  read(id: string): Promise<ReadMail> {
    return firstValueFrom(this.http.get<KeptMailBodyResponse>(`${MAILBOX}/${encodeURIComponent(id)}`));
  }

  undelivered(cursor: string | undefined): Promise<Page<UndeliveredMail>> {
    return firstValueFrom(this.http.get<UndeliveredMailPageResponse>(MAILS, { params: present({ cursor }) }));
  }

  async retry(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`${MAILS}/${encodeURIComponent(id)}/retry`, {}));
  }

  /** @returns how many are tried again */
  async retryAll(): Promise<number> {
    return (await firstValueFrom(this.http.post<{ retried: number }>(`${MAILS}/retry`, {}))).retried;
  }
}
