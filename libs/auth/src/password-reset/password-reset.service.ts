import { PrincipalReader } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { Clock } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { Database, JobQueue } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { AccountAccess } from '../account/account-access.js';
import { AccountRepository } from '../account/account.repository.js';
import { assertStrongPassword } from '../account/password.policy.js';
import { Passwords } from '../account/passwords.js';
import { ApiKeyReader } from '../api-key/api-key.reader.js';
import { LinkInvalid } from '../auth.errors.js';
import { hashOfToken } from '../email-link/email-link.policy.js';
import { EmailLinkRepository } from '../email-link/email-link.repository.js';

/** A new password for somebody who has lost theirs and still reads their mail. */
@Injectable()
export class PasswordResetService {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountRepository,
    private readonly access: AccountAccess,
    private readonly links: EmailLinkRepository,
    private readonly passwords: Passwords,
    private readonly jobs: JobQueue,
    private readonly notices: Notices,
    private readonly principals: PrincipalReader,
    private readonly keyReader: ApiKeyReader,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Does the same work whether or not somebody has the address. @param email normalised */
  async forgot(email: string): Promise<void> {
    const userId = await this.accounts.activeIdByEmail(email);
    await this.db.transaction(async () => {
      await this.jobs.add('auth.write_letter', { letter: 'reset', userId: userId ?? null });
      const subject = userId && ({ type: 'user', id: userId } as const);
      await this.audit.record('auth.password_forgotten', null, { ...(subject && { subject }), details: {} });
    });
  }

  /**
   * Ends every other way in, and proves the address: the link was sent there. A weak password does not use the link up.
   * @throws LinkInvalid, WeakPassword
   */
  async reset(token: string, password: string): Promise<void> {
    const tokenSha256 = hashOfToken(token);
    const link = await this.links.find(tokenSha256, ['reset'], this.clock.now());
    const found = link && (await this.accounts.byId(link.userId));
    if (found === undefined) throw new LinkInvalid();
    assertStrongPassword(password, [found.email, found.name]);
    const passwordHash = await this.passwords.hash(password);
    await this.db.transaction(async () => {
      const account = await this.accounts.lock(found.id);
      const now = this.clock.now();
      if (!account?.isActive || !(await this.links.take(tokenSha256, 'reset', now))) throw new LinkInvalid();
      const emailVerifiedAt = account.emailVerifiedAt ?? now;
      await this.accounts.change(account.id, { passwordHash, emailVerifiedAt }, now);
      await this.access.takeBack(account.id, now);
      await this.notices.tell('security.password_changed', [account.id], {});
      const subject = { type: 'user', id: account.id } as const;
      await this.audit.record('auth.password_reset', account.id, { subject, details: {} });
    });
    this.principals.forget();
    this.keyReader.forget();
  }
}
