import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeCursor, MalformedCursor, toPage, type Page } from '@odr/kernel';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { compose } from './compose.js';
import type { MailConfig } from './mail.config.js';
import { Mailer, type Mail } from './mailer.js';

/** A kept mail in a list. */
export interface KeptMail {
  readonly id: string;
  readonly at: Date;
  readonly to: string;
  readonly subject: string;
}

export interface ReadMail extends KeptMail {
  readonly from: string;
  readonly text: string;
  readonly html: string;
}

/** `20261122T185000123Z-<id>.eml`: sorts by time. */
const FILE = /^(\d{8}T\d{9}Z)-([0-9a-f-]{36})\.eml$/;

/** Keeps mails in a folder instead of sending them, for installations without a mail server; whoever may read the folder reads them. */
export class Mailbox extends Mailer {
  private readonly writer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });

  constructor(private readonly config: Pick<MailConfig, 'mailboxDir' | 'mailboxSize' | 'from'>) {
    super();
  }

  async send(mail: Mail): Promise<void> {
    const { message } = await this.writer.sendMail(compose(mail, this.config.from));
    await mkdir(this.config.mailboxDir, { recursive: true, mode: 0o700 });
    const path = join(this.config.mailboxDir, fileName(mail));
    // Written under another name first: a reader never meets half a mail.
    const file = await open(`${path}.part`, 'w', 0o600);
    try {
      await file.writeFile(message as Buffer);
    } finally {
      await file.close();
    }
    await rename(`${path}.part`, path);
    await this.forgetOldest();
  }

  /** Latest first. @throws MalformedCursor */
  async list(limit: number, cursor?: string): Promise<Page<KeptMail>> {
    const after = cursor === undefined ? undefined : nameAfter(cursor);
    const names = (await this.files()).filter((name) => after === undefined || name < after);
    const page = toPage(names.slice(0, limit + 1), limit, (name) => [name]);
    const mails = await Promise.all(page.items.map((name) => this.open(name)));
    const items = mails.flatMap((mail) => mail ?? []).map(({ id, at, to, subject }) => ({ id, at, to, subject }));
    return { ...page, items };
  }

  async read(id: string): Promise<ReadMail | undefined> {
    const name = (await this.files()).find((file) => FILE.exec(file)?.[2] === id);
    return name === undefined ? undefined : this.open(name);
  }

  private async open(name: string): Promise<ReadMail | undefined> {
    const bytes = await readFile(join(this.config.mailboxDir, name)).catch(unlessMissing(undefined));
    if (bytes === undefined) return undefined;
    const mail = await PostalMime.parse(bytes);
    return {
      id: FILE.exec(name)?.[2] ?? name,
      at: new Date(mail.date ?? 0),
      from: mail.from?.address ?? '',
      to: mail.to?.[0]?.address ?? '',
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html ?? '',
    };
  }

  private async files(): Promise<string[]> {
    const names = await readdir(this.config.mailboxDir).catch(unlessMissing<string[]>([]));
    return names
      .filter((name) => FILE.test(name))
      .sort()
      .reverse();
  }

  private async forgetOldest(): Promise<void> {
    for (const name of (await this.files()).slice(this.config.mailboxSize)) {
      await rm(join(this.config.mailboxDir, name), { force: true });
    }
  }
}

const fileName = ({ at, id }: Mail): string => `${at.toISOString().replace(/[-:.]/g, '')}-${id}.eml`;

function nameAfter(cursor: string): string {
  const [name] = decodeCursor(cursor, 1);
  if (typeof name !== 'string' || !FILE.test(name)) throw new MalformedCursor();
  return name;
}

const unlessMissing =
  <T>(fallback: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return fallback;
    throw error;
  };
