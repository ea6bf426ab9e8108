import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { KeptMailBodyResponse, KeptMailPageResponse } from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import { type Page, present } from '../../shared/data-page/page.js';
import type { KeptMail, ReadMail } from './mail.js';

const MAILBOX = '/api/v1/mailbox';

/** Mails that were kept instead of being sent. */
@Service()
export class MailboxClient {
  private readonly http = inject(HttpClient);

  list(cursor: string | undefined): Promise<Page<KeptMail>> {
    return firstValueFrom(this.http.get<KeptMailPageResponse>(MAILBOX, { params: present({ cursor }) }));
  }

  read(id: string): Promise<ReadMail> {
    return firstValueFrom(this.http.get<KeptMailBodyResponse>(`${MAILBOX}/${encodeURIComponent(id)}`));
  }
}
