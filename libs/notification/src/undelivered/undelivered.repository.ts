import { decodeCursor, MalformedCursor, toPage, type MailMessageId, type Page } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { UndeliveredState } from './dto/undelivered.query.dto.js';
import type { UndeliveredMailResponse } from './dto/undelivered.response.dto.js';

/** What the index `mail_message_undelivered_idx` holds; a mail that waits for its first attempt is in no trouble. */
const IN_TROUBLE = `(m.state IN ('failed', 'expired') OR m.state = 'waiting' AND m.failure IS NOT NULL)`;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Mails that did not arrive, or not yet. */
@Injectable()
export class UndeliveredRepository {
  constructor(private readonly db: Database) {}

  /** Latest first. */
  async page(
    state: UndeliveredState | undefined,
    limit: number,
    cursor: string | undefined,
  ): Promise<Page<UndeliveredMailResponse>> {
    const rows = await this.db.query<UndeliveredMailResponse>(
      `SELECT m.id, m.letter, m.to_email AS "to", m.state, m.attempts, m.failure, m.created_at AS "createdAt", m.finished_at AS "finishedAt"
         FROM mail_message m
        WHERE ${IN_TROUBLE} AND ($1::text IS NULL OR m.state = $1) AND ($2::uuid IS NULL OR m.id < $2::uuid)
        ORDER BY m.id DESC LIMIT $3`,
      [state ?? null, cursor === undefined ? null : idAfter(cursor), limit + 1],
    );
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /**
   * Gives mails that wait one more attempt than they would have had, so that trying them early takes none away.
   * @param id of one of them; undefined for the oldest of all
   */
  async grantAttempts(id: MailMessageId | undefined, limit: number): Promise<MailMessageId[]> {
    const rows = await this.db.query<{ id: MailMessageId }>(
      `UPDATE mail_message SET attempts = greatest(attempts - 1, 0)
        WHERE id IN (SELECT m.id FROM mail_message m
                      WHERE ${IN_TROUBLE} AND m.state = 'waiting' AND ($1::uuid IS NULL OR m.id = $1)
                      ORDER BY m.id LIMIT $2 FOR UPDATE SKIP LOCKED)
        RETURNING id`,
      [id ?? null, limit],
    );
    return rows.map((row) => row.id);
  }

  async stateOf(id: MailMessageId): Promise<string | undefined> {
    const [row] = await this.db.query<{ state: string }>(`SELECT m.state FROM mail_message m WHERE m.id = $1`, [id]);
    return row?.state;
  }
}

function idAfter(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !UUID.test(id)) throw new MalformedCursor();
  return id;
}
