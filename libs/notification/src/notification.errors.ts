import { DomainError } from '@odr/kernel';

export class UnsubscribeTokenUnknown extends DomainError {
  readonly code = 'notification.unsubscribe_unknown';
  constructor() {
    super('No mail of the last two months carries this link.');
  }
}

export class MailboxNotKept extends DomainError {
  readonly code = 'mailbox.not_kept';
  constructor() {
    super('Mails are sent by SMTP here, and no copy of them is kept.');
  }
}

export class KeptMailNotFound extends DomainError {
  readonly code = 'mailbox.mail_not_found';
  constructor() {
    super('There is no such mail in the mailbox.');
  }
}
