import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

export interface FirstAnswer {
  readonly fingerprint: string;
  readonly status: number | null;
  readonly body: unknown;
}

@Injectable()
export class IdempotencyRepository {
  constructor(private readonly db: Database) {}

  /** Reserves the key. Undefined when this caller is the first; otherwise what the first one left. */
  async reserve(userId: string, key: string, fingerprint: string): Promise<FirstAnswer | undefined> {
    // A reservation of a process that died is free again after five minutes, any other after a day.
    await this.db.query(
      `DELETE FROM idempotent_request WHERE user_id = $1 AND key = $2
         AND created_at < now() - CASE WHEN status IS NULL THEN interval '5 minutes' ELSE interval '24 hours' END`,
      [userId, key],
    );
    const inserted = await this.db.query(
      `INSERT INTO idempotent_request (user_id, key, fingerprint) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING key`,
      [userId, key, fingerprint],
    );
    if (inserted.length > 0) return undefined;
    const [first] = await this.db.query<FirstAnswer>(
      `SELECT fingerprint, status, body FROM idempotent_request WHERE user_id = $1 AND key = $2`,
      [userId, key],
    );
    return first;
  }

  async keep(userId: string, key: string, status: number, body: unknown): Promise<void> {
    await this.db.query(`UPDATE idempotent_request SET status = $3, body = $4 WHERE user_id = $1 AND key = $2`, [
      userId,
      key,
      status,
      JSON.stringify(body ?? null),
    ]);
  }

  async forget(userId: string, key: string): Promise<void> {
    await this.db.query(`DELETE FROM idempotent_request WHERE user_id = $1 AND key = $2`, [userId, key]);
  }
}
