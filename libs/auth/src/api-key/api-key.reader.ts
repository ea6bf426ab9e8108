import { BriefMemory, MUST_ENROL, SUSPENDED_UNTIL, type Principal } from '@odr/access';
import type { Permission, Role, TeamRole } from '@odr/contracts';
import type { ApiKeyId, TeamId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { looksLikeKey, sha256Of } from './api-key.policy.js';
import { ApiKeyRepository } from './api-key.repository.js';

interface KeyRow {
  readonly id: ApiKeyId;
  readonly userId: UserId;
  readonly role: Role;
  readonly scopes: readonly Permission[];
  readonly mustEnrol: boolean;
  readonly suspendedUntil: Date | null;
  readonly isDue: boolean;
  readonly teams: readonly { readonly teamId: TeamId; readonly role: TeamRole }[];
}

/** Who a key stands for right now. Asked anew each second, so that a revocation holds everywhere within it. */
@Injectable()
export class ApiKeyReader {
  private readonly bySha256 = new BriefMemory((sha256: string) => this.ask(sha256));

  constructor(
    private readonly db: Database,
    private readonly keys: ApiKeyRepository,
  ) {}

  /** @returns undefined for a key that is unknown, revoked or expired, or whose owner is inactive */
  async principalOf(key: string): Promise<Principal | undefined> {
    return looksLikeKey(key) ? this.bySha256.recall(sha256Of(key)) : undefined;
  }

  forget(): void {
    this.bySha256.forget();
  }

  private async ask(sha256: string): Promise<Principal | undefined> {
    const [row] = await this.db.query<KeyRow>(
      `SELECT k.id, k.user_id AS "userId", u.role, k.scopes, ${MUST_ENROL} AS "mustEnrol", ${SUSPENDED_UNTIL} AS "suspendedUntil",
              k.last_used_at IS NULL OR k.last_used_at <= now() - interval '1 minute' AS "isDue",
              coalesce((SELECT json_agg(json_build_object('teamId', m.team_id, 'role', m.role) ORDER BY m.team_id)
                          FROM team_member m WHERE m.user_id = u.id), '[]') AS teams
         FROM api_key k JOIN user_account u ON u.id = k.user_id
        WHERE k.sha256 = $1 AND k.revoked_at IS NULL AND k.expires_at > now() AND u.is_active`,
      [sha256],
    );
    if (row === undefined) return undefined;
    if (row.isDue) await this.keys.touch(row.id);
    const { userId, role, teams, mustEnrol, suspendedUntil } = row;
    return { userId, role, teams, mustEnrol, suspendedUntil, scopes: new Set(row.scopes) };
  }
}
