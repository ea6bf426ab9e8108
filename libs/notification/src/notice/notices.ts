import {
  CATEGORY_OF,
  isMutable,
  TOLD_BY_LETTER,
  type NoticeData,
  type NoticeKind,
  type NoticeOf,
} from '@odr/contracts';
import { Clock, type UserId } from '@odr/kernel';
import { Database, JobQueue, OutsideTransaction } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { LetterBox } from '../letter/letter-box.js';
import { notificationConfig } from '../notification.config.js';
import { NoticeRepository, type NewNotice, type Reader } from './notice.repository.js';

/** Tells people what concerns them: in their notification centre at once, and by mail as they prefer. */
@Injectable()
export class Notices {
  private readonly gatherMs = notificationConfig().digestSeconds * 1_000;

  constructor(
    private readonly db: Database,
    private readonly notices: NoticeRepository,
    private readonly letters: LetterBox,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Tells these people, in the caller's transaction. What concerns the safety of an account is mailed at once; the rest is
   * gathered for some minutes, so that five hundred decisions make one mail.
   * @param source id of the event that this comes from: the same one tells nobody twice
   * @throws OutsideTransaction
   */
  async tell<K extends NoticeKind>(
    kind: K,
    userIds: readonly UserId[],
    data: NoticeData[K],
    { source }: { readonly source?: string } = {},
  ): Promise<void> {
    if (!this.db.inTransaction) throw new OutsideTransaction('A notice was given');
    if (userIds.length === 0) return;
    const category = CATEGORY_OF[kind];
    const notice = { kind, data, source, createdAt: this.clock.now() };
    if (!isMutable(category)) {
      const told = await this.notices.insert(userIds, { ...notice, awaitsMail: false });
      return this.mailNow(told, notice);
    }
    if (TOLD_BY_LETTER.has(kind)) {
      await this.notices.insert(userIds, { ...notice, awaitsMail: false });
      return;
    }
    await this.notices.holdDigests(userIds);
    const told = await this.notices.insert(userIds, { ...notice, awaitsMail: true });
    await this.jobs.addAll(
      'mail.digest',
      told.map(({ userId }) => ({ payload: { userId, category }, dedupeKey: `mail.digest:${userId}:${category}` })),
      { afterMs: this.gatherMs },
    );
  }

  private async mailNow<K extends NoticeKind>(
    readers: readonly Reader[],
    { kind, data, createdAt }: Pick<NewNotice<K>, 'kind' | 'data' | 'createdAt'>,
  ): Promise<void> {
    const notice = { kind, data } as unknown as NoticeOf;
    for (const reader of readers.filter(({ isActive }) => isActive)) {
      await this.letters.post('notice', reader, { notice, at: createdAt.toISOString() });
    }
  }
}
