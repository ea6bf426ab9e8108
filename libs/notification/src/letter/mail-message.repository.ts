import { MailState, type LetterName, type Letters, type MutableCategory } from '@odr/contracts';
import type { MailMessageId, UserId } from '@odr/kernel';
import { Database, type MailFailure } from '@odr/platform';
import { Injectable } from '@nestjs/common';

export interface NewMailMessage {
  readonly id: MailMessageId;
  readonly letter: LetterName;
  readonly toEmail: string;
  readonly toName: string | null;
  readonly userId: UserId | null;
  readonly data: Letters[LetterName];
  readonly category: MutableCategory | null;
  readonly unsubscribeSha256: string | null;
  readonly createdAt: Date;
}

/** A message in the hands of the one worker that sends it. */
export interface ClaimedMessage {
  readonly id: MailMessageId;
  readonly letter: LetterName;
  readonly toEmail: string;
  readonly toName: string | null;
  readonly data: Letters[LetterName];
  readonly createdAt: Date;
  /** 1 on the first. */
  readonly attempts: number;
}

/** Longer than a mail server may take; then its worker must have died. */
export const LEASE_SECONDS = 120;

@Injectable()
export class MailMessageRepository {
  constructor(private readonly db: Database) {}

  async insert(message: NewMailMessage): Promise<void> {
    await this.db.query(
      `INSERT INTO mail_message (id, letter, to_email, to_name, user_id, data, category, unsubscribe_sha256, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        message.id,
        message.letter,
        message.toEmail,
        message.toName,
        message.userId,
        JSON.stringify(message.data),
        message.category,
        message.unsubscribeSha256,
        message.createdAt,
      ],
    );
  }

  /**
   * Takes a message to send it.
   * @returns undefined when another worker has it, and also when there is nothing to send any more: `isWaiting` tells
   */
  async claim(id: MailMessageId): Promise<ClaimedMessage | undefined> {
    const [row] = await this.db.query<ClaimedMessage>(
      `UPDATE mail_message SET attempts = attempts + 1, lease_until = now() + make_interval(secs => $2)
        WHERE id = $1 AND state = 'waiting' AND (lease_until IS NULL OR lease_until < now())
        RETURNING id, letter, to_email AS "toEmail", to_name AS "toName", data, created_at AS "createdAt", attempts`,
      [id, LEASE_SECONDS],
    );
    return row;
  }

  async isWaiting(id: MailMessageId): Promise<boolean> {
    return (await this.db.query(`SELECT FROM mail_message WHERE id = $1 AND state = 'waiting'`, [id])).length > 0;
  }

  /** Ends it, whatever the way. What it said goes: links that work once have no business here any longer. */
  async finish(id: MailMessageId, state: Exclude<MailState, 'waiting'>, failure?: MailFailure): Promise<void> {
    await this.db.query(
      `UPDATE mail_message SET state = $2, failure = coalesce($3::jsonb, failure), data = NULL, lease_until = NULL, finished_at = now()
        WHERE id = $1`,
      [id, state, failure === undefined ? null : JSON.stringify(failure)],
    );
  }

  /** Puts it back for another attempt. */
  async release(id: MailMessageId, failure: MailFailure): Promise<void> {
    await this.db.query(`UPDATE mail_message SET failure = $2, lease_until = NULL WHERE id = $1`, [
      id,
      JSON.stringify(failure),
    ]);
  }

  /** Whom an unsubscribe token speaks for. */
  async unsubscribing(sha256: string): Promise<{ userId: UserId; category: MutableCategory } | undefined> {
    const [row] = await this.db.query<{ userId: UserId; category: MutableCategory }>(
      `SELECT user_id AS "userId", category FROM mail_message
        WHERE unsubscribe_sha256 = $1 AND user_id IS NOT NULL AND category IS NOT NULL`,
      [sha256],
    );
    return row;
  }

  /** Ends what still waits, for whatever reason, long after it should have been sent: its links must not lie here for ever. */
  async giveUpBefore(then: Date): Promise<number> {
    const rows = await this.db.query(
      `UPDATE mail_message SET state = 'failed', data = NULL, lease_until = NULL, finished_at = now()
        WHERE created_at < $1 AND state = 'waiting' RETURNING id`,
      [then],
    );
    return rows.length;
  }

  async forgetBefore(then: Date): Promise<number> {
    return (await this.db.query(`DELETE FROM mail_message WHERE created_at < $1 RETURNING id`, [then])).length;
  }
}
