import argon2 from 'argon2';
import { newId } from '@odr/kernel';
import pg from 'pg';
import { Failure } from '../terminal/failure.js';

/**
 * The operator's way to accounts: straight to the tables, with the owner's rights, because it has to work when nobody can
 * sign in and before any process runs.
 */
export class Accounts {
  private constructor(private readonly client: pg.Client) {}

  static async use<T>(url: string, work: (accounts: Accounts) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await work(new Accounts(client));
    } finally {
      await client.end();
    }
  }

  /** E-mail address of the longest-standing active administrator. */
  async firstAdministrator(): Promise<string | undefined> {
    const { rows } = await this.client.query<{ email: string }>(
      `SELECT u.email FROM user_account u WHERE u.role = 'admin' AND u.is_active ORDER BY u.created_at, u.id LIMIT 1`,
    );
    return rows[0]?.email;
  }

  async createAdministrator(email: string, password: string): Promise<void> {
    await this.client.query(
      `INSERT INTO user_account (id, email, name, password_hash, role) VALUES ($1, $2, 'Administrator', $3, 'admin')`,
      [newId(), email, await argon2.hash(password)],
    );
  }

  /**
   * Sets a new password and ends every session of the account.
   * @throws Failure when there is no such account
   */
  async setPassword(email: string, password: string): Promise<void> {
    const hash = await argon2.hash(password);
    await this.client.query('BEGIN');
    const { rows } = await this.client.query<{ id: string }>(
      `UPDATE user_account SET password_hash = $2, is_active = true, updated_at = now() WHERE lower(email) = lower($1) RETURNING id`,
      [email, hash],
    );
    if (rows[0] === undefined) throw new Failure(`There is no account with the address ${email}.`);
    await this.client.query(`UPDATE user_session SET revoked_at = coalesce(revoked_at, now()) WHERE user_id = $1`, [
      rows[0].id,
    ]);
    await this.client.query('COMMIT');
  }
}
