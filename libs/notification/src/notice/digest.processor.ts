import type { UserId } from '@odr/kernel';
import { Database, HandlesJob, type JobOf } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { LetterBox } from '../letter/letter-box.js';
import { PreferenceRepository } from '../preference/preference.repository.js';
import { newUnsubscribeToken, sha256Of } from '../unsubscribe-token.js';
import { digestOf, kindsOf } from './digest.policy.js';
import { NoticeRepository } from './notice.repository.js';

/** Mails what has gathered, unless it was read meanwhile or is not wanted by mail. */
@Injectable()
export class DigestProcessor {
  constructor(
    private readonly db: Database,
    private readonly notices: NoticeRepository,
    private readonly preferences: PreferenceRepository,
    private readonly letters: LetterBox,
  ) {}

  @HandlesJob('mail.digest')
  send({ data: { userId, category } }: JobOf<'mail.digest'>): Promise<void> {
    return this.db.transaction(async () => {
      const taken = await this.notices.takeForMail(userId as UserId, kindsOf(category));
      const unread = taken.filter(({ isRead }) => !isRead);
      if (unread.length === 0) return;
      const reader = await this.preferences.mailReader(userId as UserId, category);
      if (reader === undefined) return;
      const unsubscribeToken = newUnsubscribeToken();
      await this.letters.post(
        'digest',
        reader,
        {
          category,
          ...digestOf(unread.map(({ kind, data }) => ({ kind, data }) as (typeof unread)[number])),
          unsubscribeToken,
        },
        { category, sha256: sha256Of(unsubscribeToken) },
      );
    });
  }
}
