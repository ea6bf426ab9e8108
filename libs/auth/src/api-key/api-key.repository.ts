import { ApiKey } from '@odr/entities';
import type { ApiKeyId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

/** A key as its owner sees it. */
export type ApiKeyRow = Pick<ApiKey, 'id' | 'name' | 'prefix' | 'scopes' | 'createdAt' | 'expiresAt' | 'lastUsedAt'>;

const COLUMNS = `id, name, prefix, scopes, created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt"`;

/** Writes api_key. */
@Injectable()
export class ApiKeyRepository {
  constructor(private readonly db: Database) {}

  async insert(key: Omit<ApiKey, 'user' | 'lastUsedAt' | 'revokedAt'>): Promise<void> {
    await this.db.manager.insert(ApiKey, { ...key, lastUsedAt: null, revokedAt: null });
  }

  /** How many keys the owner has. Until the transaction ends nobody else counts them, so that two do not make the last one. */
  async lockAndCount(userId: UserId): Promise<number> {
    await this.db.query(`SELECT FROM user_account WHERE id = $1 FOR NO KEY UPDATE`, [userId]);
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM api_key WHERE user_id = $1 AND revoked_at IS NULL`,
      [userId],
    );
    return row?.count ?? 0;
  }

  /** The keys that were not revoked, expired ones too, the latest first. */
  listOf(userId: UserId): Promise<ApiKeyRow[]> {
    return this.db.query(`SELECT ${COLUMNS} FROM api_key WHERE user_id = $1 AND revoked_at IS NULL ORDER BY id DESC`, [
      userId,
    ]);
  }

  /** @returns undefined also for the keys of others */
  async ownById(userId: UserId, id: ApiKeyId): Promise<ApiKeyRow | undefined> {
    const [row] = await this.db.query<ApiKeyRow>(
      `SELECT ${COLUMNS} FROM api_key WHERE user_id = $1 AND id = $2 AND revoked_at IS NULL`,
      [userId, id],
    );
    return row;
  }

  /** @returns whether the user had such a key that was not revoked */
  async revokeOwn(userId: UserId, id: ApiKeyId, at: Date): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE api_key SET revoked_at = $3 WHERE user_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING id`,
      [userId, id, at],
    );
    return rows.length > 0;
  }

  async revokeAllOf(userId: UserId, at: Date): Promise<void> {
    await this.db.query(`UPDATE api_key SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL`, [userId, at]);
  }

  /** Several processes may notice the same use; one of them writes it. */
  async touch(id: ApiKeyId): Promise<void> {
    await this.db.query(
      `UPDATE api_key SET last_used_at = now()
        WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= now() - interval '1 minute')`,
      [id],
    );
  }
}
