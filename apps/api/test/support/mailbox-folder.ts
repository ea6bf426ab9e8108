import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { until } from './waiting.js';

/** The mails that an installation without a mail server keeps in its data folder. */
export class MailboxFolder {
  constructor(private readonly dataDir: string) {}

  /** Waits for the newest letter to this address with such a subject. @returns the first link in it */
  link(to: string, subject: RegExp): Promise<string> {
    return until(`a letter to ${to} about ${subject.source}`, async () => {
      const found = (await this.to(to)).find((letter) => subject.test(letter.subject));
      return found && /https?:\/\/\S+/.exec(found.text)?.[0];
    });
  }

  /** The newest first; their names begin with the time. */
  async to(address: string): Promise<{ subject: string; text: string }[]> {
    const folder = join(this.dataDir, 'mailbox');
    const names = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
    const letters = await Promise.all(
      names
        .sort()
        .reverse()
        .map(async (name) => PostalMime.parse(await readFile(join(folder, name)))),
    );
    return letters
      .filter((letter) => letter.to?.some((one) => one.address === address))
      .map(({ subject = '', text = '' }) => ({ subject, text }));
  }
}
