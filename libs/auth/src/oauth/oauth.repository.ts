import { OauthAttempt, OauthTicket } from '@odr/entities';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

export type Attempt = Omit<OauthAttempt, 'session'>;
export type Ticket = Omit<OauthTicket, 'session'>;

/** Writes oauth_attempt and oauth_ticket. Each new one takes the expired ones away. */
@Injectable()
export class OauthRepository {
  constructor(private readonly db: Database) {}

  async addAttempt(attempt: Attempt, at: Date): Promise<void> {
    await this.db.query(`DELETE FROM oauth_attempt WHERE expires_at < $1`, [at]);
    await this.db.manager.insert(OauthAttempt, attempt);
  }

  /** Finds it once: whatever comes of it, it is used up. */
  async takeAttempt(secretSha256: string, at: Date): Promise<Attempt | undefined> {
    const [attempt] = await this.db.query<Attempt>(
      `DELETE FROM oauth_attempt WHERE secret_sha256 = $1
       RETURNING secret_sha256 AS "secretSha256", provider, return_to AS "returnTo", user_id AS "userId",
                 session_id AS "sessionId", expires_at AS "expiresAt"`,
      [secretSha256],
    );
    return attempt !== undefined && attempt.expiresAt > at ? attempt : undefined;
  }

  async addTicket(ticket: Ticket, at: Date): Promise<void> {
    await this.db.query(`DELETE FROM oauth_ticket WHERE expires_at < $1`, [at]);
    await this.db.manager.insert(OauthTicket, ticket);
  }

  async ticket(secretSha256: string, at: Date): Promise<Ticket | undefined> {
    const ticket = await this.db.manager.findOneBy(OauthTicket, { secretSha256 });
    return ticket !== null && ticket.expiresAt > at ? ticket : undefined;
  }

  /** @returns whether it was still there: of two that ask at once, one gets it */
  async takeTicket(secretSha256: string): Promise<boolean> {
    const taken = await this.db.query(`DELETE FROM oauth_ticket WHERE secret_sha256 = $1 RETURNING secret_sha256`, [
      secretSha256,
    ]);
    return taken.length > 0;
  }
}
