import type { MailMessageId } from '@odr/kernel';
import { Database, JobQueue } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { KeptMailNotFound, MailIsOver } from '../notification.errors.js';
import { UndeliveredRepository } from './undelivered.repository.js';

/** Of one request; whoever has more asks again. */
const AT_ONCE = 1_000;

/** Trying mails before their time, once the reason for failing has gone. */
@Injectable()
export class UndeliveredService {
  constructor(
    private readonly db: Database,
    private readonly mails: UndeliveredRepository,
    private readonly jobs: JobQueue,
  ) {}

  /**
   * A mail that is handed over already, or waits for its first attempt, needs nothing.
   * @throws KeptMailNotFound, MailIsOver: what it said is forgotten, so that it cannot be sent again
   */
  async retry(id: MailMessageId): Promise<void> {
    const state = await this.mails.stateOf(id);
    if (state === undefined) throw new KeptMailNotFound();
    if (state !== 'waiting') throw new MailIsOver();
    await this.retryWaiting(id);
  }

  /** @returns how many of those that wait are tried now */
  retryAll(): Promise<number> {
    return this.retryWaiting(undefined);
  }

  private retryWaiting(id: MailMessageId | undefined): Promise<number> {
    return this.db.transaction(async () => {
      const granted = await this.mails.grantAttempts(id, AT_ONCE);
      // A key of its own: the job that waits for its time stays, and finds nothing to do if this one succeeds.
      const jobs = granted.map((messageId) => ({ payload: { messageId }, dedupeKey: `mail.retry:${messageId}` }));
      await this.jobs.addAll('mail.send', jobs);
      return granted.length;
    });
  }
}
