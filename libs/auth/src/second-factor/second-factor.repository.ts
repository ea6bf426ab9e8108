import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

/** What one check of a code needs to know. */
export interface LockedFactor {
  readonly sealedSecret: string;
  readonly confirmedAt: Date | null;
  readonly failures: number;
  readonly lockedUntil: Date | null;
}

/** Where somebody stands with their second factor. */
export interface SecondFactorState {
  readonly enabled: boolean;
  /** Whether their role needs one. */
  readonly required: boolean;
  readonly recoveryCodesLeft: number;
}

const LOCKED = `SELECT sealed_secret AS "sealedSecret", confirmed_at AS "confirmedAt", failures, locked_until AS "lockedUntil"
                  FROM totp_factor WHERE user_id = $1 FOR UPDATE`;

/** Writes totp_factor and recovery_code. */
@Injectable()
export class SecondFactorRepository {
  constructor(private readonly db: Database) {}

  async stateOf(userId: UserId): Promise<SecondFactorState> {
    const [row] = await this.db.query<SecondFactorState>(
      `SELECT f.confirmed_at IS NOT NULL AS enabled,
              coalesce(u.role = ANY ((SELECT second_factor_required_for FROM sign_in_policy)::text[]), false) AS required,
              (SELECT count(*)::int FROM recovery_code c WHERE c.user_id = u.id AND c.used_at IS NULL) AS "recoveryCodesLeft"
         FROM user_account u LEFT JOIN totp_factor f ON f.user_id = u.id WHERE u.id = $1`,
      [userId],
    );
    return row ?? { enabled: false, required: false, recoveryCodesLeft: 0 };
  }

  /** Begins or begins anew. @returns false when there is a confirmed one, which stays */
  async prepare(userId: UserId, sealedSecret: string, at: Date): Promise<boolean> {
    const rows = await this.db.query(
      `INSERT INTO totp_factor (user_id, sealed_secret, created_at) VALUES ($1, $2, $3)
       ON CONFLICT (user_id) DO UPDATE
         SET sealed_secret = excluded.sealed_secret, created_at = excluded.created_at, failures = 0, locked_until = NULL
         WHERE totp_factor.confirmed_at IS NULL
       RETURNING user_id`,
      [userId, sealedSecret, at],
    );
    return rows.length > 0;
  }

  /** The factor, confirmed or not, held until the transaction ends: of codes that come at once, each is judged after the other. */
  async lock(userId: UserId): Promise<LockedFactor | undefined> {
    const [row] = await this.db.query<LockedFactor>(LOCKED, [userId]);
    return row;
  }

  /** Takes a code of this step. @returns false when one of it or of a later one was taken before */
  async take(userId: UserId, step: number): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE totp_factor SET last_used_step = $2, failures = 0, locked_until = NULL
        WHERE user_id = $1 AND last_used_step < $2 RETURNING user_id`,
      [userId, step],
    );
    return rows.length > 0;
  }

  async confirm(userId: UserId, at: Date): Promise<void> {
    await this.db.query(`UPDATE totp_factor SET confirmed_at = $2 WHERE user_id = $1`, [userId, at]);
  }

  async reseal(userId: UserId, sealedSecret: string): Promise<void> {
    await this.db.query(`UPDATE totp_factor SET sealed_secret = $2 WHERE user_id = $1`, [userId, sealedSecret]);
  }

  async countFailure(userId: UserId, failures: number, lockedUntil: Date): Promise<void> {
    await this.db.query(`UPDATE totp_factor SET failures = $2, locked_until = $3 WHERE user_id = $1`, [
      userId,
      failures,
      lockedUntil,
    ]);
  }

  /** Takes a recovery code, once. @returns how many are left; undefined when there is no such unused code */
  async takeRecoveryCode(userId: UserId, sha256: string, at: Date): Promise<number | undefined> {
    const rows = await this.db.query(
      `UPDATE recovery_code SET used_at = $3 WHERE user_id = $1 AND sha256 = $2 AND used_at IS NULL RETURNING user_id`,
      [userId, sha256, at],
    );
    if (rows.length === 0) return undefined;
    await this.db.query(`UPDATE totp_factor SET failures = 0, locked_until = NULL WHERE user_id = $1`, [userId]);
    const [row] = await this.db.query<{ left: number }>(
      `SELECT count(*)::int AS "left" FROM recovery_code WHERE user_id = $1 AND used_at IS NULL`,
      [userId],
    );
    return row?.left ?? 0;
  }

  /** Puts a new set in the place of the old one. */
  async replaceRecoveryCodes(userId: UserId, sha256s: readonly string[], at: Date): Promise<void> {
    await this.db.query(`DELETE FROM recovery_code WHERE user_id = $1`, [userId]);
    await this.db.query(
      `INSERT INTO recovery_code (user_id, sha256, created_at) SELECT $1, sha256, $3 FROM unnest($2::text[]) AS sha256`,
      [userId, sha256s, at],
    );
  }

  /** With its recovery codes. @returns whether there was a confirmed one */
  async remove(userId: UserId): Promise<boolean> {
    const rows = await this.db.query<{ wasOn: boolean }>(
      `DELETE FROM totp_factor WHERE user_id = $1 RETURNING confirmed_at IS NOT NULL AS "wasOn"`,
      [userId],
    );
    return rows[0]?.wasOn ?? false;
  }
}
