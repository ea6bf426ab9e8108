import { join } from 'node:path';
import { BadSetting, optional, wholeNumber, type Env } from '../config/env.js';

/** Somebody's address, with the name to show for it. */
export interface MailAddress {
  readonly address: string;
  readonly name?: string;
}

/** A server that takes mails to pass on. */
export interface SmtpConfig {
  readonly host: string;
  readonly port: number;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** `from_start`: TLS before the first word. `required`: no mail before STARTTLS. `if_offered`: in clear if there is no other way. */
  readonly tls: 'from_start' | 'required' | 'if_offered';
}

export interface MailConfig {
  /** Without one, mails are kept in a folder for the administrator to read. */
  readonly smtp: SmtpConfig | undefined;
  readonly from: MailAddress;
  readonly mailboxDir: string;
  /** How many mails the mailbox folder holds; the oldest go. */
  readonly mailboxSize: number;
}

/** Reads `SMTP_URL`, `SMTP_TLS`, `MAIL_FROM`, `MAILBOX_SIZE` and `ODR_DATA_DIR`. @throws BadSetting, which repeats no password */
export const mailConfig = (env: Env = process.env): MailConfig => {
  const smtp = smtpOf(optional(env, 'SMTP_URL', ''), optional(env, 'SMTP_TLS', ''));
  return {
    smtp,
    from: senderOf(optional(env, 'MAIL_FROM', ''), smtp),
    mailboxDir: join(optional(env, 'ODR_DATA_DIR', '.odr/data'), 'mailbox'),
    mailboxSize: wholeNumber(env, 'MAILBOX_SIZE', 500, 1),
  };
};

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

function smtpOf(text: string, tls: string): SmtpConfig | undefined {
  if (text === '') return undefined;
  const url = URL.parse(text);
  if (
    url === null ||
    !/^smtps?:$/.test(url.protocol) ||
    url.hostname === '' ||
    !/^\/?$/.test(url.pathname + url.search)
  ) {
    throw new BadSetting('SMTP_URL', 'must be like smtp://user:password@mail.example.org:587 or smtps://….');
  }
  if (!['', 'required', 'if_offered'].includes(tls)) {
    throw new BadSetting('SMTP_TLS', `must be required or if_offered, not "${tls}".`);
  }
  const isSecure = url.protocol === 'smtps:';
  const whenAsked = tls || (LOOPBACK.test(url.hostname) ? 'if_offered' : 'required');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (isSecure ? 465 : 587),
    user: decoded(url.username),
    password: decoded(url.password),
    tls: isSecure ? 'from_start' : whenAsked === 'required' ? 'required' : 'if_offered',
  };
}

function decoded(part: string): string | undefined {
  try {
    return part === '' ? undefined : decodeURIComponent(part);
  } catch {
    // A % that begins no escape; only its owner knows what was meant.
    throw new BadSetting('SMTP_URL', 'has a user or password in which a % is not written as %25.');
  }
}

/** `name@example.org` or `Name <name@example.org>`. */
const SENDER = /^(?:"?([^"<>\r\n]*?)"?\s*<([^\s<>@]+@[^\s<>@]+)>|([^\s<>@]+@[^\s<>@]+))$/;

function senderOf(text: string, smtp: SmtpConfig | undefined): MailAddress {
  // Servers refuse or bury mails from addresses that are not theirs, so there is no sensible default to send with.
  if (text === '' && smtp !== undefined) throw new BadSetting('MAIL_FROM', 'is not set, but SMTP_URL is.');
  const [, name, named, bare] = SENDER.exec(text || 'Open Data Repository <no-reply@odr.localhost>') ?? [];
  const address = named ?? bare;
  if (address === undefined) {
    throw new BadSetting('MAIL_FROM', `must be like "Open data <no-reply@example.org>", not "${text}".`);
  }
  return { address, name: name || undefined };
}
