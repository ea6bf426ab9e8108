import { UserAccount } from '@odr/entities';
import type { Role } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Database, isUniqueViolation } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { EmailTaken } from '../auth.errors.js';

export interface AccountChange {
  readonly name?: string;
  readonly passwordHash?: string;
  readonly role?: Role;
  readonly isActive?: boolean;
}

/** Writes user_account. Addresses come in normalised. */
@Injectable()
export class AccountRepository {
  constructor(private readonly db: Database) {}

  /** @throws EmailTaken */
  async insert(account: Pick<UserAccount, 'id' | 'email' | 'name' | 'passwordHash' | 'role'>): Promise<UserAccount> {
    try {
      await this.db.manager.insert(UserAccount, account);
    } catch (error) {
      // Only the index knows; looking first would leave a gap for the same address twice at once.
      if (isUniqueViolation(error, 'user_account_email_key')) throw new EmailTaken();
      throw error;
    }
    return this.db.manager.findOneByOrFail(UserAccount, { id: account.id });
  }

  async byEmail(email: string): Promise<UserAccount | undefined> {
    const found = await this.db.manager
      .createQueryBuilder(UserAccount, 'account')
      .where('lower(account.email) = lower(:email)', { email })
      .getOne();
    return found ?? undefined;
  }

  async byId(id: UserId): Promise<UserAccount | undefined> {
    return (await this.db.manager.findOneBy(UserAccount, { id })) ?? undefined;
  }

  async change(id: UserId, change: AccountChange, at: Date): Promise<void> {
    await this.db.manager.update(UserAccount, { id }, { ...change, updatedAt: at });
  }

  /**
   * The active administrators, locked until the transaction ends: of two that demote each other, one waits and then counts anew.
   * Ordered, so that two of these never wait for each other.
   */
  async lockActiveAdmins(): Promise<UserId[]> {
    const rows = await this.db.query<{ id: UserId }>(
      `SELECT id FROM user_account WHERE role = 'admin' AND is_active ORDER BY id FOR UPDATE`,
    );
    return rows.map(({ id }) => id);
  }

  async firstAdminEmail(): Promise<string | undefined> {
    const [row] = await this.db.query<{ email: string }>(
      `SELECT email FROM user_account WHERE role = 'admin' AND is_active ORDER BY created_at, id LIMIT 1`,
    );
    return row?.email;
  }

  /** Whether there has ever been an administrator; callers that ask at once are answered one after the other. */
  async hasAdminLocked(): Promise<boolean> {
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtext('odr.first-administrator'))`);
    return (await this.db.query(`SELECT 1 FROM user_account WHERE role = 'admin' LIMIT 1`)).length > 0;
  }
}
