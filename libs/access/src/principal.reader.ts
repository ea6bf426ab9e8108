import type { Role, TeamRole } from '@odr/contracts';
import type { SessionId, TeamId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { BriefMemory } from './brief-memory.js';
import { MUST_ENROL } from './enrolment.js';
import type { Principal } from './principal.js';
import { SUSPENDED_UNTIL } from './suspension.js';

/** What an access token claims: a user, signed in through a session that may have ended since. */
export interface TokenSubject {
  readonly userId: UserId;
  readonly sessionId: SessionId;
}

/** SQL: what user `u` is to their teams. */
const TEAMS = `coalesce((SELECT json_agg(json_build_object('teamId', m.team_id, 'role', m.role) ORDER BY m.team_id)
                           FROM team_member m WHERE m.user_id = u.id), '[]')`;

/**
 * Who a token stands for right now: role, teams, whether the account and the session are still good. Roles are never read
 * from the token, so that what an administrator changes holds within a second in every process.
 */
@Injectable()
export class PrincipalReader {
  private readonly bySession = new BriefMemory((id: SessionId) => this.ask(id));

  constructor(private readonly db: Database) {}

  /** @returns undefined when the user is inactive or absent, or the session is over */
  async principalOf(subject: TokenSubject): Promise<Principal | undefined> {
    const principal = await this.bySession.recall(subject.sessionId);
    return principal?.userId === subject.userId ? principal : undefined;
  }

  /**
   * Whoever background work acts for, as they are now: no device, and everything their role carries.
   * @returns undefined when the account is inactive, suspended or gone
   */
  async actingFor(userId: UserId): Promise<Principal | undefined> {
    const [row] = await this.db.query<Principal>(
      `SELECT u.id AS "userId", u.role, ${TEAMS} AS teams FROM user_account u WHERE u.id = $1 AND u.is_active AND ${SUSPENDED_UNTIL} IS NULL`,
      [userId],
    );
    return row;
  }

  /** Call after changing sessions, roles or members: this process then knows at once, the others within the second. */
  forget(): void {
    this.bySession.forget();
  }

  private async ask(sessionId: SessionId): Promise<Principal | undefined> {
    const [row] = await this.db.query<{
      userId: UserId;
      role: Role;
      mustEnrol: boolean;
      suspendedUntil: Date | null;
      teams: readonly { readonly teamId: TeamId; readonly role: TeamRole }[];
    }>(
      `SELECT u.id AS "userId", u.role, ${MUST_ENROL} AS "mustEnrol", ${SUSPENDED_UNTIL} AS "suspendedUntil", ${TEAMS} AS teams
         FROM user_session s JOIN user_account u ON u.id = s.user_id
        WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > now() AND u.is_active`,
      [sessionId],
    );
    return row && { ...row, sessionId };
  }
}
