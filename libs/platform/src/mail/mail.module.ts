import { Module } from '@nestjs/common';
import { mailConfig } from './mail.config.js';
import { Mailbox } from './mailbox.js';
import { Mailer } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

/** `Mailer` sends by SMTP where a server is given, and keeps in the mailbox folder where there is none. */
@Module({
  providers: [
    { provide: Mailbox, useFactory: () => new Mailbox(mailConfig()) },
    {
      provide: Mailer,
      inject: [Mailbox],
      useFactory: (mailbox: Mailbox) => {
        const { smtp, from } = mailConfig();
        return smtp === undefined ? mailbox : new SmtpMailer(smtp, from);
      },
    },
  ],
  exports: [Mailbox, Mailer],
})
export class MailModule {}
