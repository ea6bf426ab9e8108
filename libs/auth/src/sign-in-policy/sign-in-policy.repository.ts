import { Role } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

export interface SignInPolicyRow {
  readonly secondFactorRequiredFor: Role[];
  readonly version: number;
  readonly updatedAt: Date;
}

/** How many active people have a role, and how many of them a second factor. */
export interface RoleEnrolment {
  readonly role: Role;
  readonly people: number;
  readonly enrolled: number;
}

const COLUMNS = `second_factor_required_for AS "secondFactorRequiredFor", version, updated_at AS "updatedAt"`;

/** Writes sign_in_policy. */
@Injectable()
export class SignInPolicyRepository {
  constructor(private readonly db: Database) {}

  current(): Promise<SignInPolicyRow> {
    return this.only(`SELECT ${COLUMNS} FROM sign_in_policy`);
  }

  lock(): Promise<SignInPolicyRow> {
    return this.only(`SELECT ${COLUMNS} FROM sign_in_policy FOR UPDATE`);
  }

  async change(secondFactorRequiredFor: readonly Role[], by: UserId, at: Date): Promise<void> {
    await this.db.query(
      `UPDATE sign_in_policy
          SET second_factor_required_for = $1, version = version + 1, updated_by = $2, updated_at = $3`,
      [secondFactorRequiredFor, by, at],
    );
  }

  /** One line for each role, also for those that nobody has. */
  enrolment(): Promise<RoleEnrolment[]> {
    return this.db.query(
      `SELECT r.role, count(u.id)::int AS people, count(f.user_id)::int AS enrolled
         FROM unnest($1::text[]) WITH ORDINALITY AS r (role, place)
         LEFT JOIN user_account u ON u.role = r.role AND u.kind = 'person' AND u.is_active
         LEFT JOIN totp_factor f ON f.user_id = u.id AND f.confirmed_at IS NOT NULL
        GROUP BY r.role, r.place ORDER BY r.place`,
      [Object.values(Role)],
    );
  }

  private async only(sql: string): Promise<SignInPolicyRow> {
    const [row] = await this.db.query<SignInPolicyRow>(sql);
    if (row === undefined) throw new Error('The row of sign_in_policy is missing; its migration makes it.');
    return row;
  }
}
