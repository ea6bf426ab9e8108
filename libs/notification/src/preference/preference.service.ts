import { MUTABLE_CATEGORIES, type MutableCategory } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { MailMessageRepository } from '../letter/mail-message.repository.js';
import { UnsubscribeTokenUnknown } from '../notification.errors.js';
import { sha256Of } from '../unsubscribe-token.js';
import type { ChangeNotificationPreferencesRequest, NotificationPreferencesResponse } from './dto/preferences.dto.js';
import { PreferenceRepository } from './preference.repository.js';

/** Which mails a category sends, as its owner says signed in, or by a link in one of those mails. */
@Injectable()
export class PreferenceService {
  constructor(
    private readonly db: Database,
    private readonly preferences: PreferenceRepository,
    private readonly messages: MailMessageRepository,
  ) {}

  async of(userId: UserId): Promise<NotificationPreferencesResponse> {
    const off = new Set(await this.preferences.switchedOff(userId));
    return {
      security: true,
      teams: !off.has('teams'),
      contributions: !off.has('contributions'),
      reports: !off.has('reports'),
      agreements: !off.has('agreements'),
      searches: !off.has('searches'),
      datasets: !off.has('datasets'),
    };
  }

  /** Leaves what is not named as it is. */
  change(userId: UserId, changes: ChangeNotificationPreferencesRequest): Promise<NotificationPreferencesResponse> {
    return this.db.transaction(async () => {
      for (const category of MUTABLE_CATEGORIES) {
        const byMail = changes[category];
        if (byMail !== undefined) await this.preferences.set(userId, category, byMail);
      }
      return this.of(userId);
    });
  }

  /** What the link of a mail is about, and how it stands. @throws UnsubscribeTokenUnknown */
  async byToken(token: string): Promise<{ category: MutableCategory; byMail: boolean }> {
    const { userId, category } = await this.holderOf(token);
    return { category, byMail: (await this.of(userId))[category] };
  }

  /** Stops the mails of that category, or has them back. Doing it twice changes nothing. @throws UnsubscribeTokenUnknown */
  async setByToken(token: string, byMail: boolean): Promise<{ category: MutableCategory; byMail: boolean }> {
    const { userId, category } = await this.holderOf(token);
    await this.preferences.set(userId, category, byMail);
    return { category, byMail };
  }

  private async holderOf(token: string): Promise<{ userId: UserId; category: MutableCategory }> {
    const holder = await this.messages.unsubscribing(sha256Of(token));
    if (holder === undefined) throw new UnsubscribeTokenUnknown();
    return holder;
  }
}
