import type { Role, TeamRole } from '@odr/contracts';
import type { SessionId, TeamId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { Principal } from './principal.js';

/** What an access token claims: a user, signed in through a session that may have ended since. */
export interface TokenSubject {
  readonly userId: UserId;
  readonly sessionId: SessionId;
}

/** How long an answer is good for. Together with the query it stays under the second within which a revocation must hold. */
const FRESH_MS = 800;
const MAX_REMEMBERED = 10_000;

interface Remembered {
  readonly askedAt: number;
  readonly principal: Promise<Principal | undefined>;
}

/**
 * Who a token stands for right now: role, teams, whether the account and the session are still good. Roles are never read
 * from the token, so that what an administrator changes holds within a second in every process.
 */
@Injectable()
export class PrincipalReader {
  private readonly remembered = new Map<SessionId, Remembered>();

  constructor(private readonly db: Database) {}

  /** @returns undefined when the user is inactive or absent, or the session is over */
  async principalOf(subject: TokenSubject): Promise<Principal | undefined> {
    const principal = await this.recall(subject.sessionId);
    return principal?.userId === subject.userId ? principal : undefined;
  }

  /** Call after changing sessions, roles or members: this process then knows at once, the others within the second. */
  forget(): void {
    this.remembered.clear();
  }

  private recall(sessionId: SessionId): Promise<Principal | undefined> {
    const now = performance.now();
    const known = this.remembered.get(sessionId);
    if (known !== undefined && now - known.askedAt < FRESH_MS) return known.principal;
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    // Age counts from before the question: what changed while it was asked must not stay hidden longer.
    const asked: Remembered = { askedAt: now, principal: this.ask(sessionId) };
    this.remembered.set(sessionId, asked);
    asked.principal.catch(() => {
      if (this.remembered.get(sessionId) === asked) this.remembered.delete(sessionId);
    });
    return asked.principal;
  }

  private async ask(sessionId: SessionId): Promise<Principal | undefined> {
    const [row] = await this.db.query<{
      userId: UserId;
      role: Role;
      teams: readonly { readonly teamId: TeamId; readonly role: TeamRole }[];
    }>(
      `SELECT u.id AS "userId", u.role,
              coalesce((SELECT json_agg(json_build_object('teamId', m.team_id, 'role', m.role) ORDER BY m.team_id)
                          FROM team_member m WHERE m.user_id = u.id), '[]') AS teams
         FROM user_session s JOIN user_account u ON u.id = s.user_id
        WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > now() AND u.is_active`,
      [sessionId],
    );
    return row && { ...row, sessionId };
  }
}
