import type { AppealOutcome, Role } from '@odr/contracts';
import type { CaseId, SuspensionId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

export interface NewSuspension {
  readonly id: SuspensionId;
  readonly userId: UserId;
  readonly policy: string;
  readonly policyVersion: number;
  readonly reason: string;
  readonly days: number;
  readonly by: UserId;
}

export interface RunningSuspension {
  readonly id: SuspensionId;
  readonly suspendedBy: UserId;
  /** Of the policy that it rests on. */
  readonly severity: number;
  readonly isAppealed: boolean;
  readonly isAnswered: boolean;
}

@Injectable()
export class SuspensionRepository {
  constructor(private readonly db: Database) {}

  /** Holds the account so that two moderators suspend it one after the other. */
  async lockAccount(id: UserId): Promise<{ readonly role: Role; readonly suspendedUntil: Date | null } | undefined> {
    await this.db.query(`SELECT FROM user_account u WHERE u.id = $1 FOR NO KEY UPDATE`, [id]);
    const [row] = await this.db.query<{ role: Role; suspendedUntil: Date | null }>(
      `SELECT u.role, (SELECT a.ends_at FROM account_suspension a
                        WHERE a.user_id = u.id AND a.lifted_at IS NULL AND a.ends_at > now()) AS "suspendedUntil"
         FROM user_account u WHERE u.id = $1`,
      [id],
    );
    return row;
  }

  /** What has ended by itself makes room. @returns when it ends */
  async insert({ id, userId, policy, policyVersion, reason, days, by }: NewSuspension): Promise<Date> {
    await this.db.query(
      `UPDATE account_suspension SET lifted_at = ends_at WHERE user_id = $1 AND lifted_at IS NULL AND ends_at <= now()`,
      [userId],
    );
    const [row] = await this.db.query<{ endsAt: Date }>(
      `INSERT INTO account_suspension (id, user_id, policy, policy_version, reason, suspended_by, ends_at)
       VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7)) RETURNING ends_at AS "endsAt"`,
      [id, userId, policy, policyVersion, reason, by, days],
    );
    if (row === undefined) throw new Error('A suspension was not written.');
    return row.endsAt;
  }

  /** @returns the one that was lifted */
  async lift(userId: UserId, by: UserId): Promise<SuspensionId | undefined> {
    const [row] = await this.db.query<{ id: SuspensionId }>(
      `UPDATE account_suspension SET lifted_at = now(), lifted_by = $2
        WHERE user_id = $1 AND lifted_at IS NULL AND ends_at > now() RETURNING id`,
      [userId, by],
    );
    return row?.id;
  }

  /** The suspension that runs, of an account that is locked. */
  async running(userId: UserId): Promise<RunningSuspension | undefined> {
    const [row] = await this.db.query<RunningSuspension>(
      `SELECT a.id, a.suspended_by AS "suspendedBy", a.appealed_at IS NOT NULL AS "isAppealed",
              a.appeal_outcome IS NOT NULL AS "isAnswered",
              (SELECT p.severity FROM moderation_policy p WHERE p.code = a.policy AND p.version = a.policy_version) AS severity
         FROM account_suspension a WHERE a.user_id = $1 AND a.lifted_at IS NULL AND a.ends_at > now()`,
      [userId],
    );
    return row;
  }

  /** What a case among the appeals is about. */
  async ofCase(id: CaseId): Promise<{ readonly id: SuspensionId; readonly userId: UserId } | undefined> {
    const [row] = await this.db.query<{ id: SuspensionId; userId: UserId }>(
      `SELECT a.id, a.user_id AS "userId" FROM moderation_case c JOIN account_suspension a ON a.id = c.subject_id
        WHERE c.id = $1 AND c.subject_type = 'suspension'`,
      [id],
    );
    return row;
  }

  /** Suspensions whose appeal waits though they are over, or gone with their account. */
  async overUnanswered(): Promise<SuspensionId[]> {
    const rows = await this.db.query<{ id: SuspensionId }>(
      `SELECT c.subject_id AS id FROM moderation_case c LEFT JOIN account_suspension a ON a.id = c.subject_id
        WHERE c.subject_type = 'suspension' AND c.closed_at IS NULL
          AND (a.id IS NULL OR a.lifted_at IS NOT NULL OR a.ends_at <= now()) LIMIT 500`,
    );
    return rows.map(({ id }) => id);
  }

  async appeal(id: SuspensionId, text: string): Promise<void> {
    await this.db.query(`UPDATE account_suspension SET appeal_text = $2, appealed_at = now() WHERE id = $1`, [
      id,
      text,
    ]);
  }

  async answer(id: SuspensionId, outcome: AppealOutcome, note: string, by: UserId): Promise<void> {
    await this.db.query(
      `UPDATE account_suspension SET appeal_outcome = $2, appeal_note = $3, appeal_decided_by = $4, appeal_decided_at = now()
        WHERE id = $1`,
      [id, outcome, note, by],
    );
  }
}
