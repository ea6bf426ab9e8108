import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { FiledNoticeResponse, NoticeDraft, NoticeStatusResponse } from './notice.js';

const PATH = '/api/v1/notices';

/** Objections of people who need no account. */
@Service()
export class PublicNoticeClient {
  private readonly http = inject(HttpClient);

  file({ location, name, email, explanation, ...rest }: NoticeDraft): Promise<FiledNoticeResponse> {
    const body = {
      ...rest,
      location: location.trim(),
      explanation: explanation.trim(),
      ...(name.trim() && { name: name.trim() }),
      ...(email.trim() && { email: email.trim() }),
    };
    return firstValueFrom(this.http.post<FiledNoticeResponse>(PATH, body));
  }

  status(token: string): Promise<NoticeStatusResponse> {
    return firstValueFrom(this.http.get<NoticeStatusResponse>(`${PATH}/${encodeURIComponent(token)}`));
  }
}
