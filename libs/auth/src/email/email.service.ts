import { PrincipalReader, type Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { Clock, type UserId } from '@odr/kernel';
import { LetterBox, Notices } from '@odr/notification';
import { Database, JobQueue } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { AccountRepository, type Person } from '../account/account.repository.js';
import { passwordOrNone } from '../account/own-account.service.js';
import { EmailUnchanged, LinkInvalid } from '../auth.errors.js';
import { expiryOf, hashOfToken, newLinkToken } from '../email-link/email-link.policy.js';
import { EmailLinkRepository, type StoredEmailLink } from '../email-link/email-link.repository.js';
import { Reauthentication } from '../sign-in/reauthentication.js';

/** That an address belongs to who uses it: proving it, and moving to another. */
@Injectable()
export class EmailService {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountRepository,
    private readonly links: EmailLinkRepository,
    private readonly reauthentication: Reauthentication,
    private readonly jobs: JobQueue,
    private readonly letters: LetterBox,
    private readonly notices: Notices,
    private readonly principals: PrincipalReader,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Uses the link of a letter: the address is proved, or takes the place of the old one.
   * @throws LinkInvalid, EmailTaken when somebody else has got the new address meanwhile
   */
  async verify(token: string): Promise<{ email: string; changed: boolean }> {
    const tokenSha256 = hashOfToken(token);
    const link = await this.links.find(tokenSha256, ['verify', 'change'], this.clock.now());
    if (link === undefined) throw new LinkInvalid();
    await this.db.transaction(async () => {
      const account = await this.accounts.lock(link.userId);
      const now = this.clock.now();
      if (!account?.isActive || !(await this.links.take(tokenSha256, link.purpose, now))) throw new LinkInvalid();
      await (link.purpose === 'change' ? this.move(account, link, now) : this.prove(account, link, now));
    });
    this.principals.forget();
    return { email: link.email, changed: link.purpose === 'change' };
  }

  /** Does the same work whether or not somebody has the address. @param email normalised */
  async resendTo(email: string): Promise<void> {
    const userId = (await this.accounts.activeIdByEmail(email)) ?? null;
    await this.jobs.add('auth.write_letter', { letter: 'verify', userId });
  }

  async resend(userId: UserId): Promise<void> {
    await this.jobs.add('auth.write_letter', { letter: 'verify', userId });
  }

  /**
   * Asks to move to another address, which holds once it is proved. Whether somebody has it already is told to them alone.
   * @param email normalised
   * @throws BadCredentials when the password is wrong, RateLimited after several wrong ones, EmailUnchanged
   */
  async askChange(principal: Principal, email: string, currentPassword: string | undefined): Promise<void> {
    const { userId } = principal;
    const account = await this.accounts.require(userId);
    await this.reauthentication.prove(principal, passwordOrNone(account, currentPassword));
    if (account.email === email) throw new EmailUnchanged();
    await this.db.transaction(async () => {
      await this.accounts.lock(userId);
      const createdAt = this.clock.now();
      // Nobody gets this token: the letter brings one of its own, if it may be written.
      const tokenSha256 = hashOfToken(newLinkToken());
      const expiresAt = expiryOf('change', createdAt);
      await this.links.put({ userId, purpose: 'change', email, tokenSha256, createdAt, expiresAt });
      await this.jobs.add('auth.write_letter', { letter: 'change', userId });
      await this.recordOwn('auth.email_change_asked', userId);
    });
  }

  /** Stays with the address in force. */
  async cancelChange(userId: UserId): Promise<void> {
    await this.db.transaction(async () => {
      await this.accounts.lock(userId);
      if ((await this.links.end(userId, ['change'])) > 0) await this.recordOwn('auth.email_change_cancelled', userId);
    });
  }

  private async prove({ id, email }: Person, link: StoredEmailLink, now: Date): Promise<void> {
    if (email !== link.email) throw new LinkInvalid();
    await this.accounts.change(id, { emailVerifiedAt: now }, now);
    await this.recordOwn('auth.email_verified', id);
  }

  private async move({ id, email: oldEmail }: Person, { email: newEmail }: StoredEmailLink, now: Date): Promise<void> {
    await this.accounts.change(id, { email: newEmail, emailVerifiedAt: now }, now);
    // Links sent to the old address prove nothing about who reads mail at the new one.
    await this.links.end(id, ['verify', 'reset', 'change']);
    await this.letters.post('email_changed', { email: oldEmail, userId: id }, { newEmail, at: now.toISOString() });
    await this.notices.tell('security.email_changed', [id], { newEmail });
    await this.recordOwn('auth.email_changed', id);
  }

  private recordOwn(
    act: 'auth.email_verified' | 'auth.email_changed' | 'auth.email_change_asked' | 'auth.email_change_cancelled',
    userId: UserId,
  ): Promise<void> {
    return this.audit.record(act, userId, { subject: { type: 'user', id: userId }, details: {} });
  }
}
