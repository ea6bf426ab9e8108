import type { TeamId, UserId } from '@odr/kernel';
import { Database, isForeignKeyViolation } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { OwnerNotFound } from './service-account.errors.js';

/** Who answers for a service account. */
export type ServiceOwner =
  { readonly type: 'user'; readonly id: UserId } | { readonly type: 'team'; readonly id: TeamId };

/** Writes service_account. */
@Injectable()
export class ServiceAccountRepository {
  constructor(private readonly db: Database) {}

  /** @throws OwnerNotFound */
  async insert(userId: UserId, owner: ServiceOwner, by: UserId): Promise<void> {
    await unlessGone(() =>
      this.db.query(
        `INSERT INTO service_account (user_id, owner_user_id, owner_team_id, created_by) VALUES ($1, $2, $3, $4)`,
        [userId, ...columnsOf(owner), by],
      ),
    );
  }

  /** Held until the transaction ends, so that of two changes the second sees the first. */
  async lock(userId: UserId): Promise<void> {
    await this.db.query(`SELECT s.user_id FROM service_account s WHERE s.user_id = $1 FOR UPDATE`, [userId]);
  }

  /** @returns whether that was somebody else before. @throws OwnerNotFound */
  async setOwner(userId: UserId, owner: ServiceOwner): Promise<boolean> {
    const rows = await unlessGone(() =>
      this.db.query(
        `UPDATE service_account SET owner_user_id = $2, owner_team_id = $3
          WHERE user_id = $1 AND (owner_user_id, owner_team_id) IS DISTINCT FROM ($2::uuid, $3::uuid) RETURNING user_id`,
        [userId, ...columnsOf(owner)],
      ),
    );
    return rows.length > 0;
  }
}

const columnsOf = ({ type, id }: ServiceOwner): readonly [string | null, string | null] =>
  type === 'user' ? [id, null] : [null, id];

async function unlessGone<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    // A team or a person may go at any moment; only the foreign keys know.
    const isGone = ['service_account_owner_user_fk', 'service_account_owner_team_fk'].some((constraint) =>
      isForeignKeyViolation(error, constraint),
    );
    if (isGone) throw new OwnerNotFound();
    throw error;
  }
}
