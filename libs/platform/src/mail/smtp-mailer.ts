import { createTransport } from 'nodemailer';
import { compose } from './compose.js';
import type { MailAddress, SmtpConfig } from './mail.config.js';
import { MailDelayed, Mailer, MailRefused, type Mail } from './mailer.js';

const PATIENCE_MS = 15_000;

/** Sends through a mail server, one connection a mail: they are few, and nothing is left open to grow stale. */
export class SmtpMailer extends Mailer {
  private readonly transport;

  constructor(
    { host, port, user, password, tls }: SmtpConfig,
    private readonly from: MailAddress,
  ) {
    super();
    this.transport = createTransport({
      host,
      port,
      secure: tls === 'from_start',
      requireTLS: tls === 'required',
      ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: 2 * PATIENCE_MS,
    });
  }

  async send(mail: Mail): Promise<void> {
    try {
      await this.transport.sendMail(compose(mail, this.from));
    } catch (error) {
      // The network and the server decide; what they say is told apart so that only what may still succeed is tried again.
      throw failureOf(error);
    }
  }
}

/** What concerns this mail or its addressee alone. A 5xx to our password or our TLS is the operator's to mend: the mail waits. */
const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);

function failureOf(error: unknown): MailRefused | MailDelayed {
  const { code = 'EUNKNOWN', responseCode } = error as { readonly code?: string; readonly responseCode?: number };
  // An envelope that nodemailer itself finds malformed has no response code.
  const isFinal = ABOUT_THE_MAIL.has(code) && (responseCode === undefined || responseCode >= 500);
  return isFinal ? new MailRefused({ code, responseCode }) : new MailDelayed({ code, responseCode });
}
