import type { AccountLetter, EmailLinkPurpose } from '@odr/contracts';
import { Clock, type UserId } from '@odr/kernel';
import { LetterBox, type Addressee } from '@odr/notification';
import { Database, HandlesJob, publicUrl, RateLimited, RateLimiter, type JobOf } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { AccountRepository, type Person } from '../account/account.repository.js';
import { EmailLinkRepository } from './email-link.repository.js';
import { expiryOf, hashOfToken, newLinkToken, pathOf } from './email-link.policy.js';

/**
 * Writes the letters about accounts. Requests only ask for them by a job, whether or not there is an account: so their time
 * tells nothing, and no address is ever written to that stands in a request rather than in an account.
 */
@Injectable()
export class AccountLetters {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountRepository,
    private readonly links: EmailLinkRepository,
    private readonly letters: LetterBox,
    private readonly limiter: RateLimiter,
    private readonly clock: Clock,
  ) {}

  /** Repeated, it writes again, and the later link is the one that works. */
  @HandlesJob('auth.write_letter')
  async write({ data: { letter, userId } }: Pick<JobOf<'auth.write_letter'>, 'data'>): Promise<void> {
    if (userId === null) return;
    await this.db.transaction(async () => {
      // Locked, so that a password change or a deactivation comes before or after the link, never in between.
      const account = await this.accounts.lock(userId as UserId);
      if (account?.isActive) await this.about(letter, account);
    });
  }

  private about(letter: AccountLetter, account: Person): Promise<void> {
    switch (letter) {
      case 'verify':
        return this.verify(account);
      case 'reset':
        return this.reset(account);
      case 'change':
        return this.change(account);
      case 'in_use':
        return this.inUse(account);
    }
  }

  private async verify(account: Person): Promise<void> {
    if (account.emailVerifiedAt !== null || !(await this.mayWriteTo(account.email, 'verify'))) return;
    await this.letters.post('verify_email', addresseeOf(account), await this.newLink(account, 'verify', account.email));
  }

  private async reset(account: Person): Promise<void> {
    if (!(await this.mayWriteTo(account.email, 'reset'))) return;
    await this.letters.post(
      'reset_password',
      addresseeOf(account),
      await this.newLink(account, 'reset', account.email),
    );
  }

  private async inUse(account: Person): Promise<void> {
    if (!(await this.mayWriteTo(account.email, 'in_use'))) return;
    await this.letters.post('address_in_use', addresseeOf(account), {
      signInLink: publicUrl('/sign-in'),
      resetLink: publicUrl('/forgot-password'),
    });
  }

  private async change(account: Person): Promise<void> {
    const newEmail = await this.links.pendingEmail(account.id, this.clock.now());
    if (newEmail === undefined) return;
    const owner = await this.accounts.byEmail(newEmail);
    // Whoever asked must not learn this; the owner may.
    if (owner !== undefined) return owner.isActive ? this.inUse(owner) : undefined;
    if (!(await this.mayWriteTo(newEmail, 'change'))) return;
    const link = await this.newLink(account, 'change', newEmail);
    await this.letters.post('change_email', { email: newEmail, userId: account.id }, link);
    await this.letters.post('email_change_asked', addresseeOf(account), {
      newEmail,
      at: this.clock.now().toISOString(),
      resetLink: publicUrl('/forgot-password'),
    });
  }

  private async newLink(
    { id: userId }: Person,
    purpose: EmailLinkPurpose,
    email: string,
  ): Promise<{ link: string; expiresAt: string }> {
    const token = newLinkToken();
    const createdAt = this.clock.now();
    const expiresAt = expiryOf(purpose, createdAt);
    await this.links.put({ userId, purpose, email, tokenSha256: hashOfToken(token), createdAt, expiresAt });
    return { link: publicUrl(pathOf(purpose, token)), expiresAt: expiresAt.toISOString() };
  }

  /** So that nobody can fill somebody's mailbox through us. Silent: an answer would tell who has an account. */
  private async mayWriteTo(email: string, letter: AccountLetter): Promise<boolean> {
    try {
      await this.limiter.spend('mailbox', { account: `${letter} ${email}` });
      return true;
    } catch (error) {
      // There is no asking without spending.
      if (error instanceof RateLimited) return false;
      throw error;
    }
  }
}

/** Nobody is greeted by name before the address is proved: the name is a stranger's, and could be an advertisement. */
const addresseeOf = ({ id, email, name, emailVerifiedAt }: Person): Addressee => ({
  userId: id,
  email,
  ...(emailVerifiedAt !== null && { name }),
});
