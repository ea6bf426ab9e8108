import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as a server took it. */
export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body as they came. */
  readonly source: string;
  readonly secure: boolean;
  readonly user: string | undefined;
}

/** Refuses with this response while it says so. */
type Refusal = { readonly code: number; readonly text: string } | undefined;

/** A real SMTP server on a free port that takes mails and keeps them, or refuses as told. */
export class MailServer {
  readonly mails: TakenMail[] = [];
  /** What it answers to each recipient, and to each message. */
  refusal: { recipient?: Refusal; message?: Refusal; login?: Refusal } = {};
  private readonly server: SMTPServer;
  private boundPort = 0;

  private constructor(options: SMTPServerOptions) {
    const asError = (refusal: Refusal): Error | null =>
      refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null;
    this.server = new SMTPServer({
      authOptional: true,
      // Its own certificate has expired, and its key is known to everyone.
      ...(options.cert === undefined && { disabledCommands: ['STARTTLS'] }),
      ...options,
      onAuth: ({ username, password }, _session, done) => {
        const refused = asError(this.refusal.login) ?? (password === 'pa:ss/word' ? null : new Error('Wrong password'));
        if (refused) done(refused);
        else done(null, { user: username });
      },
      onRcptTo: (_address, _session, done) => done(asError(this.refusal.recipient)),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const refused = asError(this.refusal.message);
          if (refused) return done(refused);
          const { mailFrom, rcptTo } = session.envelope;
          this.mails.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            source: Buffer.concat(chunks).toString(),
            secure: session.secure,
            user: session.user ? String(session.user) : undefined,
          });
          done(null);
        });
      },
    });
    // A client that breaks off is what some tests are about.
    this.server.on('error', () => undefined);
  }

  static async start(options: SMTPServerOptions = {}): Promise<MailServer> {
    const made = new MailServer(options);
    await new Promise<void>((done) => made.server.listen(0, '127.0.0.1', () => done()));
    made.boundPort = (made.server.server.address() as AddressInfo).port;
    return made;
  }

  /** Also after it has stopped. */
  get port(): number {
    return this.boundPort;
  }

  stop(): Promise<void> {
    return new Promise((done) => this.server.close(() => done()));
  }
}
