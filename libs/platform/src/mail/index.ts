export { mailConfig, type MailAddress } from './mail.config.js';
export { MailModule } from './mail.module.js';
export { Mailbox, type KeptMail, type ReadMail } from './mailbox.js';
export { SmtpMailer } from './smtp-mailer.js';
export { MailDelayed, Mailer, MailRefused, type Mail, type MailFailure } from './mailer.js';
