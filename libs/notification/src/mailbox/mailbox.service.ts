import { AuditLog } from '@odr/audit';
import type { MailMessageId, Page, UserId } from '@odr/kernel';
import { Database, Mailbox, mailConfig, type KeptMail, type UncountedPageQuery, type ReadMail } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { KeptMailNotFound, MailboxNotKept } from '../notification.errors.js';

/** The mailbox folder, for administrators of an installation that sends nothing. */
@Injectable()
export class MailboxService {
  constructor(
    private readonly db: Database,
    private readonly mailbox: Mailbox,
    private readonly audit: AuditLog,
  ) {}

  /** @throws MailboxNotKept */
  list({ limit, cursor }: Pick<UncountedPageQuery, 'limit' | 'cursor'>): Promise<Page<KeptMail>> {
    assertKept();
    return this.mailbox.list(limit, cursor);
  }

  /** Kept in the audit log: a letter may hold a link that signs in as somebody else. @throws MailboxNotKept, KeptMailNotFound */
  async read(id: MailMessageId, reader: UserId): Promise<ReadMail> {
    assertKept();
    const mail = await this.mailbox.read(id);
    if (mail === undefined) throw new KeptMailNotFound();
    await this.db.transaction(() => this.audit.record('mailbox.mail_read', reader, { details: { messageId: id } }));
    return mail;
  }
}

function assertKept(): void {
  if (mailConfig().smtp !== undefined) throw new MailboxNotKept();
}
