import type { MailAddress } from './mail.config.js';

/** One mail to one person, ready to go. */
export interface Mail {
  /** Becomes the Message-ID, so that a mail handed over twice is recognised as one. */
  readonly id: string;
  /** When it was written. */
  readonly at: Date;
  readonly to: MailAddress;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Hands mails over to whoever delivers them. */
export abstract class Mailer {
  /** @throws MailRefused for good, MailDelayed for now */
  abstract send(mail: Mail): Promise<void>;
}

/** Why a mail was not taken: a code of ours or of the mail library, and what the server answered. */
export interface MailFailure {
  readonly code: string;
  readonly responseCode: number | undefined;
}

/** No server will ever take this mail as it is. */
export class MailRefused extends Error {
  constructor(readonly failure: MailFailure) {
    super(`The mail was refused: ${told(failure)}`);
  }
}

/** The mail could not be handed over now; later it may. */
export class MailDelayed extends Error {
  constructor(readonly failure: MailFailure) {
    super(`The mail could not be handed over: ${told(failure)}`);
  }
}

// Not what the server wrote: that may repeat addresses, and this text gets into logs.
const told = ({ code, responseCode }: MailFailure): string =>
  responseCode === undefined ? code : `${code} ${responseCode}`;
