import type { ReportOutcome } from '@odr/contracts';
import type { EventId, PublicNoticeId, ReportId } from '@odr/kernel';
import { LetterBox } from '@odr/notification';
import { Database, publicUrl, RateLimited, RateLimiter, SecretBox } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { NoticeRepository } from './notice.repository.js';

interface Contact {
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly token: string;
}

const linkOf = (token: string): string => publicUrl(`/notice/${token}`);
const belonging = (id: PublicNoticeId): string => `public_notice:${id}`;

/** Who sent a notice, sealed, and the letters to them. */
@Injectable()
export class NoticeLetters {
  constructor(
    private readonly db: Database,
    private readonly box: SecretBox,
    private readonly letters: LetterBox,
    private readonly limiter: RateLimiter,
    private readonly notices: NoticeRepository,
  ) {}

  /** @returns null when there is nobody to write to: then no name is kept either */
  async seal(id: PublicNoticeId, contact: Contact): Promise<string | null> {
    if (contact.email === undefined) return null;
    return this.box.seal(Buffer.from(JSON.stringify(contact)), belonging(id));
  }

  /** Confirms receipt, in the caller's transaction, unless somebody uses us to fill a mailbox. */
  async acknowledge(email: string, token: string): Promise<void> {
    try {
      await this.limiter.spend('mailbox', { account: `notice ${email.toLowerCase()}` });
    } catch (error) {
      // There is no asking without spending; the sender has the link anyway.
      if (error instanceof RateLimited) return;
      throw error;
    }
    await this.letters.post('notice_received', { email }, { link: linkOf(token) });
  }

  /** Tells the sender what became of it, once an event. */
  async answer(reportId: ReportId, outcome: ReportOutcome, event: EventId): Promise<void> {
    await this.db.transaction(async () => {
      const notice = await this.notices.answer(reportId, event);
      if (notice === undefined) return;
      const opened = await this.box.open(notice.sealedContact, belonging(notice.id));
      const { email, token } = JSON.parse(opened.toString()) as Contact;
      if (email !== undefined) await this.letters.post('notice_answered', { email }, { link: linkOf(token), outcome });
    });
  }
}
