import type { MailAddress } from './mail.config.js';
import type { Mail } from './mailer.js';

/** A mail as nodemailer takes it; the same for every way of sending. */
export const compose = (mail: Mail, from: MailAddress) => ({
  messageId: `<${mail.id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
  date: mail.at,
  from: inHeader(from),
  to: inHeader(mail.to),
  subject: onOneLine(mail.subject),
  text: mail.text,
  html: mail.html,
  headers: {
    // Out-of-office replies to a machine help nobody (RFC 3834).
    'Auto-Submitted': 'auto-generated',
    ...Object.fromEntries(Object.entries(mail.headers ?? {}).map(([name, value]) => [name, onOneLine(value)])),
  },
  // Nothing in a mail is ever read from a file or an address, whatever its text says.
  disableFileAccess: true,
  disableUrlAccess: true,
});

const inHeader = ({ name, address }: MailAddress) => ({ name: onOneLine(name ?? ''), address });

/** Line ends and other control characters would begin a header of the writer's own. */

const onOneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
