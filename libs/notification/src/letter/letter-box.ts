import type { LetterName, Letters, MutableCategory } from '@odr/contracts';
import { Clock, newId, type MailMessageId, type UserId } from '@odr/kernel';
import { Database, JobQueue, OutsideTransaction } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { MailMessageRepository } from './mail-message.repository.js';

/** To whom a letter goes. */
export interface Addressee {
  readonly email: string;
  /** To greet them by; leave it out where it is not theirs, as in an invitation by somebody else. */
  readonly name?: string;
  /** Whose account it is about, when it is about one; the mail is forgotten with it. */
  readonly userId?: UserId;
}

/** What an unsubscribe link in the letter switches off, and the hash of its token. */
interface Unsubscribing {
  readonly category: MutableCategory;
  readonly sha256: string;
}

/** Where letters are put; the worker sends them once the transaction has committed. */
@Injectable()
export class LetterBox {
  constructor(
    private readonly db: Database,
    private readonly messages: MailMessageRepository,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes to an address, in the caller's transaction. Sent once as far as SMTP can promise, tried for a day, and not after its
   * link has expired; what it says is forgotten as soon as it is sent.
   * @throws OutsideTransaction
   */
  async post<L extends LetterName>(
    letter: L,
    to: Addressee,
    data: Letters[L],
    unsubscribing?: Unsubscribing,
  ): Promise<MailMessageId> {
    if (!this.db.inTransaction) throw new OutsideTransaction('A letter was posted');
    const id = newId<MailMessageId>();
    await this.messages.insert({
      id,
      letter,
      toEmail: to.email,
      toName: to.name ?? null,
      userId: to.userId ?? null,
      data,
      category: unsubscribing?.category ?? null,
      unsubscribeSha256: unsubscribing?.sha256 ?? null,
      createdAt: this.clock.now(),
    });
    await this.jobs.add('mail.send', { messageId: id });
    return id;
  }
}
