import type { SessionId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { TokenFacts } from './session.policy.js';

export interface StoredToken extends TokenFacts {
  readonly sessionId: SessionId;
  readonly userId: UserId;
}

export interface SessionRow {
  readonly id: SessionId;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
}

/** Writes user_session and refresh_token. */
@Injectable()
export class SessionRepository {
  constructor(private readonly db: Database) {}

  /** Begins a session with its first token, and forgets the user's expired ones. */
  async begin(session: SessionRow & { readonly userId: UserId }, tokenSha256: string): Promise<void> {
    await this.db.query(`DELETE FROM user_session WHERE user_id = $1 AND expires_at < $2`, [
      session.userId,
      session.createdAt,
    ]);
    await this.db.query(
      `INSERT INTO user_session (id, user_id, user_agent, created_at, last_used_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [session.id, session.userId, session.userAgent, session.createdAt, session.lastUsedAt, session.expiresAt],
    );
    await this.addToken(session.id, tokenSha256, session.createdAt, session.expiresAt);
  }

  /** What the sessions that we still know began with, the ended ones too. */
  async userAgentsOf(userId: UserId): Promise<(string | null)[]> {
    const rows = await this.db.query<{ userAgent: string | null }>(
      `SELECT DISTINCT user_agent AS "userAgent" FROM user_session WHERE user_id = $1`,
      [userId],
    );
    return rows.map(({ userAgent }) => userAgent);
  }

  /** Finds a token and holds its whole family until the transaction ends, so that it is exchanged once. */
  async lockToken(sha256: string): Promise<StoredToken | undefined> {
    const [row] = await this.db.query<StoredToken>(
      `SELECT s.id AS "sessionId", s.user_id AS "userId", t.used_at AS "usedAt", t.expires_at AS "tokenExpiresAt",
              s.expires_at AS "sessionExpiresAt", s.revoked_at AS "revokedAt", u.is_active AS "isActive"
         FROM refresh_token t JOIN user_session s ON s.id = t.session_id JOIN user_account u ON u.id = s.user_id
        WHERE t.sha256 = $1 FOR UPDATE OF s, t`,
      [sha256],
    );
    return row;
  }

  async rotate(sessionId: SessionId, from: string, to: string, at: Date, expiresAt: Date): Promise<void> {
    await this.db.query(`UPDATE refresh_token SET used_at = $2 WHERE sha256 = $1`, [from, at]);
    await this.db.query(`DELETE FROM refresh_token WHERE session_id = $1 AND expires_at < $2`, [sessionId, at]);
    await this.addToken(sessionId, to, at, expiresAt);
    await this.db.query(`UPDATE user_session SET last_used_at = $2, expires_at = $3 WHERE id = $1`, [
      sessionId,
      at,
      expiresAt,
    ]);
  }

  async revoke(sessionId: SessionId, at: Date): Promise<void> {
    await this.db.query(`UPDATE user_session SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL`, [
      sessionId,
      at,
    ]);
  }

  /** Ends the session with this id and the one of this token. @returns those that had not ended before */
  revokeEither(
    sessionId: SessionId | undefined,
    sha256: string | undefined,
    at: Date,
  ): Promise<{ id: SessionId; userId: UserId }[]> {
    return this.db.query(
      `UPDATE user_session SET revoked_at = $3
        WHERE revoked_at IS NULL AND (id = $1 OR id = (SELECT session_id FROM refresh_token WHERE sha256 = $2))
       RETURNING id, user_id AS "userId"`,
      [sessionId ?? null, sha256 ?? null, at],
    );
  }

  /** @returns whether there was such a session of this user that had not ended */
  async revokeOwn(userId: UserId, sessionId: SessionId, at: Date): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE user_session SET revoked_at = $3
        WHERE id = $2 AND user_id = $1 AND revoked_at IS NULL AND expires_at > $3 RETURNING id`,
      [userId, sessionId, at],
    );
    return rows.length > 0;
  }

  /**
   * @param except the session that goes on, if any
   * @returns those that had not ended before
   */
  async revokeAllOf(userId: UserId, at: Date, except?: SessionId): Promise<SessionId[]> {
    const rows = await this.db.query<{ id: SessionId }>(
      `UPDATE user_session SET revoked_at = $2
        WHERE user_id = $1 AND revoked_at IS NULL AND id IS DISTINCT FROM $3 RETURNING id`,
      [userId, at, except ?? null],
    );
    return rows.map(({ id }) => id);
  }

  /** When somebody signed in; refreshing does not change that. */
  async beganAt(sessionId: SessionId): Promise<Date | undefined> {
    const [row] = await this.db.query<{ createdAt: Date }>(
      `SELECT created_at AS "createdAt" FROM user_session WHERE id = $1`,
      [sessionId],
    );
    return row?.createdAt;
  }

  /** The sessions that can still be used, the latest first. */
  listOpen(userId: UserId, at: Date): Promise<SessionRow[]> {
    return this.db.query(
      `SELECT id, user_agent AS "userAgent", created_at AS "createdAt", last_used_at AS "lastUsedAt", expires_at AS "expiresAt"
         FROM user_session WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > $2 ORDER BY id DESC`,
      [userId, at],
    );
  }

  private async addToken(sessionId: SessionId, sha256: string, at: Date, expiresAt: Date): Promise<void> {
    await this.db.query(
      `INSERT INTO refresh_token (sha256, session_id, created_at, expires_at) VALUES ($1, $2, $3, $4)`,
      [sha256, sessionId, at, expiresAt],
    );
  }
}
