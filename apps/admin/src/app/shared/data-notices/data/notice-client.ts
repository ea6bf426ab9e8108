import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  NotificationPageResponse,
  NotificationPreferencesResponse,
  UnreadResponse,
  UnsubscribeResponse,
} from '@odr/sdk';
import { firstValueFrom } from 'rxjs';

import { present } from '../../data-page/page.js';
import type { MailPreferences, NoticePage, Unsubscribing } from '../notice.js';

const NOTIFICATIONS = '/api/v1/notifications';
const PREFERENCES = `${NOTIFICATIONS}/preferences`;

/** What I was told, and which of it comes by mail. */
@Service()
export class NoticeClient {
  private readonly http = inject(HttpClient);

  list(unread: boolean, cursor: string | undefined, limit = 100): Promise<NoticePage> {
    const params = present({ unread: unread || undefined, cursor, limit });
    return firstValueFrom(this.http.get<NotificationPageResponse>(NOTIFICATIONS, { params }));
  }

  /** @returns how many are unread then */
  async read(ids: readonly string[]): Promise<number> {
    return (await firstValueFrom(this.http.post<UnreadResponse>(`${NOTIFICATIONS}/read`, { ids }))).unread;
  }

  /** @param upTo the latest that was seen */
  async readAll(upTo: string): Promise<number> {
    return (await firstValueFrom(this.http.post<UnreadResponse>(`${NOTIFICATIONS}/read`, { all: true, upTo }))).unread;
  }

  preferences(): Promise<MailPreferences> {
    return firstValueFrom(this.http.get<NotificationPreferencesResponse>(PREFERENCES));
  }

  choose(change: Partial<MailPreferences>): Promise<MailPreferences> {
    return firstValueFrom(this.http.patch<NotificationPreferencesResponse>(PREFERENCES, change));
  }

  /** What the link of a mail would stop. */
  unsubscribing(token: string): Promise<Unsubscribing> {
    return firstValueFrom(this.http.get<UnsubscribeResponse>(`${NOTIFICATIONS}/unsubscribe`, { params: { token } }));
  }

  /** Stops the mails that the link is about, or has them back. */
  setByLink(token: string, byMail: boolean): Promise<Unsubscribing> {
    const url = `${NOTIFICATIONS}/${byMail ? 'resubscribe' : 'unsubscribe'}`;
    return firstValueFrom(this.http.post<UnsubscribeResponse>(url, {}, { params: { token } }));
  }
}
