import type { UserId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { AccountRepository } from './account/account.repository.js';
import { normaliseEmail } from './account/email.js';
import { AgreementRepository } from './agreement/agreement.repository.js';
import { DcoRequired } from './auth.errors.js';

/** What other modules may ask about people. */
@Injectable()
export class AuthLookup {
  constructor(
    private readonly agreements: AgreementRepository,
    private readonly accounts: AccountRepository,
  ) {}

  /** Finds someone who may sign in, by id or by address. */
  async activeUser({
    userId,
    email,
  }: {
    readonly userId?: UserId;
    readonly email?: string;
  }): Promise<UserId | undefined> {
    const account =
      userId === undefined
        ? await this.accounts.byEmail(normaliseEmail(email ?? ''))
        : await this.accounts.byId(userId);
    return account?.isActive ? account.id : undefined;
  }

  /** Whether the address is the one this user signs in with. */
  async hasAddress(userId: UserId, email: string): Promise<boolean> {
    const account = await this.accounts.byId(userId);
    return account !== undefined && normaliseEmail(account.email) === normaliseEmail(email);
  }

  /** Id of the user's acceptance of the DCO version in force; undefined when they have not accepted that one. */
  async acceptanceInForce(userId: UserId): Promise<string | undefined> {
    return (await this.agreements.current('dco', userId)).acceptanceId ?? undefined;
  }

  /**
   * Call before taking a contribution, and keep the id with it.
   * @returns id of the acceptance in force
   * @throws DcoRequired
   */
  async assertDcoAccepted(userId: UserId): Promise<string> {
    const { acceptanceId, version } = await this.agreements.current('dco', userId);
    if (acceptanceId === null) throw new DcoRequired(version);
    return acceptanceId;
  }
}
