import { AuditLog } from '@odr/audit';
import { Role } from '@odr/contracts';
import { Clock, newId, type UserId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { UserNotFound } from '../auth.errors.js';
import { AccountAccess } from './account-access.js';
import { AccountRepository } from './account.repository.js';
import { normaliseEmail } from './email.js';
import { assertStrongPassword } from './password.policy.js';
import { Passwords } from './passwords.js';

/** What operators do to accounts at the command line. */
@Injectable()
export class AccountService {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountRepository,
    private readonly access: AccountAccess,
    private readonly passwords: Passwords,
    private readonly notices: Notices,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Makes the first administrator, for the start command. Safe to repeat, and to run in several processes at once. Whoever
   * starts the system says what the address is, so it counts as verified.
   * @returns whether one was made; false when there is an administrator already
   * @throws WeakPassword, EmailTaken
   */
  async createAdministrator(given: string, password: string): Promise<boolean> {
    return this.db.transaction(async () => {
      if (await this.accounts.hasAdminLocked()) return false;
      const [email, name] = [normaliseEmail(given), 'Administrator'];
      assertStrongPassword(password, [email, name]);
      const passwordHash = await this.passwords.hash(password);
      const [id, emailVerifiedAt] = [newId<UserId>(), this.clock.now()];
      await this.accounts.insert({ id, email, emailVerifiedAt, name, passwordHash, role: Role.Admin });
      const details = { role: Role.Admin };
      await this.audit.record('user.created_by_operator', null, { subject: { type: 'user', id }, details });
      return true;
    });
  }

  /** E-mail address of the longest-standing active administrator, for operators at the command line. */
  firstAdministrator(): Promise<string | undefined> {
    return this.accounts.firstAdminEmail();
  }

  /** Sets a password without asking for the old one and ends every session, key and link. @throws UserNotFound, WeakPassword */
  async resetPassword(email: string, password: string): Promise<void> {
    const account = await this.accounts.byEmail(normaliseEmail(email));
    if (account === undefined) throw new UserNotFound();
    assertStrongPassword(password, [account.email, account.name]);
    const passwordHash = await this.passwords.hash(password);
    await this.db.transaction(async () => {
      await this.accounts.change(account.id, { passwordHash }, this.clock.now());
      await this.access.takeBack(account.id, this.clock.now());
      await this.notices.tell('security.password_changed', [account.id], {});
      await this.audit.record('auth.password_reset', null, { subject: { type: 'user', id: account.id }, details: {} });
    });
  }
}
