import type { Jobs, LetterName } from '@odr/contracts';
import { AccountLetters } from '../email-link/account-letters.js';
import type { AuthApp } from './auth-app.js';

export interface WrittenLetter {
  readonly letter: LetterName;
  readonly toEmail: string;
  readonly toName: string | null;
  readonly data: Readonly<Record<string, string>>;
}

/** Does what the worker would: writes the letters that were asked for, so that a spec can read them. Start the app with `AuthWorkerModule`. */
export class WrittenLetters {
  constructor(private readonly app: AuthApp) {}

  /** Every letter to this address, the oldest first. */
  async to(email: string): Promise<WrittenLetter[]> {
    await this.write();
    return this.app.test.asOwner<WrittenLetter>(
      `SELECT letter, to_email AS "toEmail", to_name AS "toName", data FROM mail_message WHERE to_email = $1 ORDER BY id`,
      [email],
    );
  }

  /** The token in the latest letter of this kind. */
  async token(email: string, letter: LetterName): Promise<string> {
    const found = (await this.to(email)).filter((written) => written.letter === letter).at(-1);
    return new URL(found?.data['link'] ?? 'none:').hash.replace('#token=', '');
  }

  private async write(): Promise<void> {
    const jobs = await this.app.test.asOwner<{ payload: Jobs['auth.write_letter'] }>(
      `WITH due AS (UPDATE job SET state = 'done', finished_at = now() WHERE name = 'auth.write_letter' AND state = 'queued' RETURNING id, payload)
       SELECT payload FROM due ORDER BY id`,
    );
    for (const { payload } of jobs) await this.app.app.get(AccountLetters, { strict: false }).write({ data: payload });
  }
}
