import type { EmailLinkPurpose } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

export interface NewEmailLink {
  readonly userId: UserId;
  readonly purpose: EmailLinkPurpose;
  /** Normalised. */
  readonly email: string;
  readonly tokenSha256: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export type StoredEmailLink = Pick<NewEmailLink, 'userId' | 'purpose' | 'email'>;

/** Writes email_link. A row is a link that works; using or ending it deletes the row. */
@Injectable()
export class EmailLinkRepository {
  constructor(private readonly db: Database) {}

  /** Takes the place of an earlier link for the same purpose. */
  async put({ userId, purpose, email, tokenSha256, createdAt, expiresAt }: NewEmailLink): Promise<void> {
    await this.db.query(
      `INSERT INTO email_link (user_id, purpose, email, token_sha256, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (user_id, purpose) DO UPDATE
          SET email = excluded.email, token_sha256 = excluded.token_sha256, created_at = excluded.created_at,
              expires_at = excluded.expires_at`,
      [userId, purpose, email, tokenSha256, createdAt, expiresAt],
    );
  }

  /** Not locked: lock its account, then take it. */
  async find(
    tokenSha256: string,
    purposes: readonly EmailLinkPurpose[],
    at: Date,
  ): Promise<StoredEmailLink | undefined> {
    const [row] = await this.db.query<StoredEmailLink>(
      `SELECT l.user_id AS "userId", l.purpose, l.email FROM email_link l JOIN user_account u ON u.id = l.user_id
        WHERE l.token_sha256 = $1 AND l.purpose = ANY ($2) AND l.expires_at > $3 AND u.is_active`,
      [tokenSha256, purposes, at],
    );
    return row;
  }

  /** Uses a link up: of several callers at once, one is told that it worked. */
  async take(tokenSha256: string, purpose: EmailLinkPurpose, at: Date): Promise<boolean> {
    const rows = await this.db.query(
      `DELETE FROM email_link WHERE token_sha256 = $1 AND purpose = $2 AND expires_at > $3 RETURNING user_id`,
      [tokenSha256, purpose, at],
    );
    return rows.length > 0;
  }

  /** @returns the address that waits to be proved before it takes the place of the one in force */
  async pendingEmail(userId: UserId, at: Date): Promise<string | undefined> {
    const [row] = await this.db.query<{ email: string }>(
      `SELECT email FROM email_link WHERE user_id = $1 AND purpose = 'change' AND expires_at > $2`,
      [userId, at],
    );
    return row?.email;
  }

  /** @returns how many there were */
  async end(userId: UserId, purposes: readonly EmailLinkPurpose[]): Promise<number> {
    const rows = await this.db.query(
      `DELETE FROM email_link WHERE user_id = $1 AND purpose = ANY ($2) RETURNING user_id`,
      [userId, purposes],
    );
    return rows.length;
  }

  async deleteExpired(at: Date): Promise<void> {
    await this.db.query(`DELETE FROM email_link WHERE expires_at <= $1`, [at]);
  }
}
