import { AuditLog } from '@odr/audit';
import { Role } from '@odr/contracts';
import { newId, type UserId } from '@odr/kernel';
import { Database, JobQueue } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { authConfig } from '../auth.config.js';
import { AccountRepository, type InsertedAccount, type Person } from './account.repository.js';
import { normaliseEmail } from './email.js';
import { assertStrongPassword } from './password.policy.js';
import { Passwords } from './passwords.js';

export interface NewAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

/** Making an account for oneself. Everyone starts as a contributor. */
@Injectable()
export class Registration {
  private readonly isVerificationRequired = authConfig().emailVerification === 'required';

  constructor(
    private readonly db: Database,
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Where addresses have to be verified, nobody learns whether this one was free: both cases do the same work, and a letter
   * tells whoever reads mail there.
   * @returns the account; undefined where a letter says how it goes on
   * @throws WeakPassword, EmailTaken
   */
  async register(given: NewAccount): Promise<Person | undefined> {
    const account = await this.prepared(given);
    if (!this.isVerificationRequired) return this.openly(account);
    await this.quietly(account);
    return undefined;
  }

  private openly(account: InsertedAccount): Promise<Person> {
    return this.db.transaction(async () => {
      const made = await this.accounts.insert(account);
      await this.jobs.add('auth.write_letter', { letter: 'verify', userId: made.id });
      await this.record('user.registered', made.id);
      return made;
    });
  }

  private quietly(account: InsertedAccount): Promise<void> {
    return this.db.transaction(async () => {
      const isFree = await this.accounts.insertIfFree(account);
      const userId = (await this.accounts.activeIdByEmail(account.email)) ?? null;
      await this.jobs.add('auth.write_letter', { letter: isFree ? 'verify' : 'in_use', userId });
      await this.record(isFree ? 'user.registered' : 'user.registered_again', userId);
    });
  }

  /** One row either way, so that time does not tell which it was. */
  private record(act: 'user.registered' | 'user.registered_again', id: UserId | null): Promise<void> {
    const subject = id === null ? undefined : ({ type: 'user', id } as const);
    return act === 'user.registered'
      ? this.audit.record(act, id, { subject, details: { by: 'password' } })
      : this.audit.record(act, null, { subject, details: {} });
  }

  private async prepared({ email: given, password, name }: NewAccount): Promise<InsertedAccount> {
    const email = normaliseEmail(given);
    assertStrongPassword(password, [email, name]);
    const passwordHash = await this.passwords.hash(password);
    return { id: newId<UserId>(), email, name, passwordHash, role: Role.Contributor, emailVerifiedAt: null };
  }
}
