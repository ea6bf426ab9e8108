import { AuditLog } from '@odr/audit';
import { UserAccount } from '@odr/entities';
import { Role } from '@odr/contracts';
import { Clock, newId, type SessionId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { ApiKeyRepository } from '../api-key/api-key.repository.js';
import { BadCredentials, UserNotFound } from '../auth.errors.js';
import { SessionRepository } from '../session/session.repository.js';
import { AccountRepository } from './account.repository.js';
import { normaliseEmail } from './email.js';
import { assertStrongPassword } from './password.policy.js';
import { Passwords } from './passwords.js';

export interface NewAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

export interface OwnChange {
  readonly name?: string;
  readonly password?: string;
  readonly currentPassword?: string;
}

/** Accounts: making them and changing one's own. */
@Injectable()
export class AccountService {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly apiKeys: ApiKeyRepository,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Everyone starts as a contributor. @throws WeakPassword, EmailTaken */
  register(account: NewAccount): Promise<UserAccount> {
    return this.create(account, Role.Contributor);
  }

  /** @throws UserNotFound when the account has gone since the token was made */
  async own(userId: UserId): Promise<UserAccount> {
    const account = await this.accounts.byId(userId);
    if (account === undefined) throw new UserNotFound();
    return account;
  }

  /** A new password ends every other session. @throws BadCredentials when the current one is wrong, WeakPassword */
  async changeOwn(userId: UserId, session: SessionId | undefined, change: OwnChange): Promise<UserAccount> {
    const account = await this.own(userId);
    const passwordHash = change.password === undefined ? undefined : await this.newHash(account, change);
    await this.db.transaction(async () => {
      await this.accounts.change(userId, withoutUndefined({ name: change.name, passwordHash }), this.clock.now());
      if (passwordHash === undefined) return;
      await this.sessions.revokeAllOf(userId, this.clock.now(), session);
      await this.audit.record('auth.password_changed', userId, { subject: { type: 'user', id: userId }, details: {} });
    });
    return this.own(userId);
  }

  /**
   * Makes the first administrator, for the start command. Safe to repeat, and to run in several processes at once.
   * @returns whether one was made; false when there is an administrator already
   * @throws WeakPassword, EmailTaken
   */
  async createAdministrator(email: string, password: string): Promise<boolean> {
    return this.db.transaction(async () => {
      if (await this.accounts.hasAdminLocked()) return false;
      await this.create({ email, password, name: 'Administrator' }, Role.Admin);
      return true;
    });
  }

  /** E-mail address of the longest-standing active administrator, for operators at the command line. */
  firstAdministrator(): Promise<string | undefined> {
    return this.accounts.firstAdminEmail();
  }

  /** Sets a password without asking for the old one and ends every session and key: for operators at the command line. @throws UserNotFound, WeakPassword */
  async resetPassword(email: string, password: string): Promise<void> {
    const account = await this.accounts.byEmail(normaliseEmail(email));
    if (account === undefined) throw new UserNotFound();
    assertStrongPassword(password, [account.email, account.name]);
    const passwordHash = await this.passwords.hash(password);
    await this.db.transaction(async () => {
      await this.accounts.change(account.id, { passwordHash }, this.clock.now());
      await this.sessions.revokeAllOf(account.id, this.clock.now());
      await this.apiKeys.revokeAllOf(account.id, this.clock.now());
      await this.audit.record('auth.password_reset', null, { subject: { type: 'user', id: account.id }, details: {} });
    });
  }

  private async create({ email: given, password, name }: NewAccount, role: Role): Promise<UserAccount> {
    const email = normaliseEmail(given);
    assertStrongPassword(password, [email, name]);
    const passwordHash = await this.passwords.hash(password);
    return this.accounts.insert({ id: newId<UserId>(), email, emailVerifiedAt: null, name, passwordHash, role });
  }

  private async newHash(account: UserAccount, { password = '', currentPassword = '' }: OwnChange): Promise<string> {
    if (!(await this.passwords.matches(account.passwordHash ?? undefined, currentPassword))) throw new BadCredentials();
    assertStrongPassword(password, [account.email, account.name]);
    return this.passwords.hash(password);
  }
}

/** TypeORM would write undefined as a column that is left alone, but only by accident of its version. */
const withoutUndefined = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
