import { UserAccount } from '@odr/entities';
import { AccountKind, type Role } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Database, isUniqueViolation } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { EmailTaken, UserNotFound } from '../auth.errors.js';

export interface AccountChange {
  readonly email?: string;
  readonly emailVerifiedAt?: Date;
  readonly name?: string;
  readonly passwordHash?: string;
  readonly role?: Role;
  readonly isActive?: boolean;
}

/** An account that somebody signs in to; those of pipelines are the service users' business. */
export type Person = UserAccount & { readonly kind: 'person'; email: string };

export type InsertedAccount = Pick<Person, 'id' | 'email' | 'emailVerifiedAt' | 'name' | 'passwordHash' | 'role'>;

/** Writes the people in user_account, and finds nobody else there. Addresses come in normalised. */
@Injectable()
export class AccountRepository {
  constructor(private readonly db: Database) {}

  /** @throws EmailTaken */
  async insert(account: InsertedAccount): Promise<Person> {
    await unlessTaken(() => this.db.manager.insert(UserAccount, account));
    return (await this.db.manager.findOneByOrFail(UserAccount, { id: account.id })) as Person;
  }

  /** @returns whether the address was free */
  async insertIfFree({ id, email, emailVerifiedAt, name, passwordHash, role }: InsertedAccount): Promise<boolean> {
    const rows = await this.db.query(
      `INSERT INTO user_account (id, email, email_verified_at, name, password_hash, role) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (lower(email)) DO NOTHING RETURNING id`,
      [id, email, emailVerifiedAt, name, passwordHash, role],
    );
    return rows.length > 0;
  }

  /** As little as there is to find out, so that it takes as long when there is nobody. */
  async activeIdByEmail(email: string): Promise<UserId | undefined> {
    const [row] = await this.db.query<{ id: UserId }>(
      `SELECT id FROM user_account WHERE lower(email) = lower($1) AND is_active`,
      [email],
    );
    return row?.id;
  }

  /** Of people and of pipelines. */
  async activeId(id: UserId): Promise<UserId | undefined> {
    const [row] = await this.db.query<{ id: UserId }>(`SELECT id FROM user_account WHERE id = $1 AND is_active`, [id]);
    return row?.id;
  }

  async byEmail(email: string): Promise<Person | undefined> {
    const found = await this.db.manager
      .createQueryBuilder(UserAccount, 'account')
      .where('lower(account.email) = lower(:email)', { email })
      .getOne();
    return (found as Person | null) ?? undefined;
  }

  async byId(id: UserId): Promise<Person | undefined> {
    // The table's check makes the address go with the kind.
    const found = await this.db.manager.findOneBy(UserAccount, { id, kind: AccountKind.Person });
    return (found as Person | null) ?? undefined;
  }

  /** @throws UserNotFound when the account has gone since its owner's token was made */
  async require(id: UserId): Promise<Person> {
    const account = await this.byId(id);
    if (account === undefined) throw new UserNotFound();
    return account;
  }

  /** Held until the transaction ends: whatever ends access, or gives it, locks the account first. */
  async lock(id: UserId): Promise<Person | undefined> {
    await this.db.query(`SELECT FROM user_account WHERE id = $1 FOR UPDATE`, [id]);
    return this.byId(id);
  }

  /** @throws EmailTaken */
  async change(id: UserId, change: AccountChange, at: Date): Promise<void> {
    await unlessTaken(() => this.db.manager.update(UserAccount, { id }, { ...change, updatedAt: at }));
  }

  /**
   * The active administrators, locked until the transaction ends: of two that demote each other, one waits and then counts anew.
   * Ordered, so that two of these never wait for each other.
   */
  async lockActiveAdmins(): Promise<UserId[]> {
    const rows = await this.db.query<{ id: UserId }>(
      `SELECT id FROM user_account WHERE role = 'admin' AND kind = 'person' AND is_active ORDER BY id FOR UPDATE`,
    );
    return rows.map(({ id }) => id);
  }

  async firstAdminEmail(): Promise<string | undefined> {
    const [row] = await this.db.query<{ email: string }>(
      `SELECT email FROM user_account WHERE role = 'admin' AND kind = 'person' AND is_active ORDER BY created_at, id LIMIT 1`,
    );
    return row?.email;
  }

  /** Whether there has ever been an administrator; callers that ask at once are answered one after the other. */
  async hasAdminLocked(): Promise<boolean> {
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtext('odr.first-administrator'))`);
    return (
      (await this.db.query(`SELECT 1 FROM user_account WHERE role = 'admin' AND kind = 'person' LIMIT 1`)).length > 0
    );
  }
}

async function unlessTaken(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    // Only the index knows; looking first would leave a gap for the same address twice at once.
    if (isUniqueViolation(error, 'user_account_email_key')) throw new EmailTaken();
    throw error;
  }
}
