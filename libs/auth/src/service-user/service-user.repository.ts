import { AccountKind, type ServiceRole } from '@odr/contracts';
import { UserAccount } from '@odr/entities';
import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

export interface ServiceUser {
  readonly id: UserId;
  readonly name: string;
  readonly role: ServiceRole;
  readonly isActive: boolean;
}

/** Writes the pipelines in user_account, and finds nobody else there. */
@Injectable()
export class ServiceUserRepository {
  constructor(private readonly db: Database) {}

  async insert(user: Pick<ServiceUser, 'id' | 'name' | 'role'>): Promise<void> {
    await this.db.manager.insert(UserAccount, { ...user, kind: AccountKind.Service, email: null, passwordHash: null });
  }

  async byId(id: UserId): Promise<ServiceUser | undefined> {
    const [row] = await this.db.query<ServiceUser>(
      `SELECT id, name, role, is_active AS "isActive" FROM user_account WHERE id = $1 AND kind = 'service'`,
      [id],
    );
    return row;
  }

  /** Held until the transaction ends, so that a key is not made while the account is deactivated. */
  async lock(id: UserId): Promise<ServiceUser | undefined> {
    await this.db.query(`SELECT FROM user_account WHERE id = $1 AND kind = 'service' FOR UPDATE`, [id]);
    return this.byId(id);
  }

  async change({ id, name, role, isActive }: ServiceUser, at: Date): Promise<void> {
    await this.db.query(
      `UPDATE user_account SET name = $2, role = $3, is_active = $4, updated_at = $5 WHERE id = $1 AND kind = 'service'`,
      [id, name, role, isActive, at],
    );
  }
}
