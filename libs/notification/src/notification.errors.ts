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

export class MailIsOver extends DomainError {
  readonly code = 'mailbox.mail_over';
  constructor() {
    super('This mail was sent or given up, and what it said is forgotten. Whoever waits for it can ask for a new one.');
  }
}

export class KeptMailNotFound extends DomainError {
  readonly code = 'mailbox.mail_not_found';
  constructor() {
    super('There is no such mail.');
  }
}
