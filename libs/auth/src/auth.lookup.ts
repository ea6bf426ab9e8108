import { AgreementKind } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { AccountRepository } from './account/account.repository.js';
import { normaliseEmail } from './account/email.js';
import { AgreementRequired } from './agreement/agreement.errors.js';
import { AgreementRepository } from './agreement/agreement.repository.js';
import { DcoRequired } from './auth.errors.js';

/** Which acceptances a contribution rests on: of the DCO, and of the contribution terms where there are some. */
export interface AcceptancesInForce {
  readonly agreementAcceptanceId: string | null;
  readonly termsAcceptanceId: string | null;
}

/** What other modules may ask about people. */
@Injectable()
export class AuthLookup {
  constructor(
    private readonly agreements: AgreementRepository,
    private readonly accounts: AccountRepository,
  ) {}

  /** Finds an active account: by id also one of a pipeline, by address somebody who may sign in. */
  async activeUser({
    userId,
    email,
  }: {
    readonly userId?: UserId;
    readonly email?: string;
  }): Promise<UserId | undefined> {
    return userId === undefined
      ? this.accounts.activeIdByEmail(normaliseEmail(email ?? ''))
      : this.accounts.activeId(userId);
  }

  /** Whether somebody may sign in under this id. */
  async isActivePerson(userId: UserId): Promise<boolean> {
    return (await this.accounts.byId(userId))?.isActive ?? false;
  }

  /** Whether the address is the one this user signs in with. */
  async hasAddress(userId: UserId, email: string): Promise<boolean> {
    const account = await this.accounts.byId(userId);
    return account !== undefined && normaliseEmail(account.email) === normaliseEmail(email);
  }

  /** Id of the user's acceptance of the DCO version in force; undefined when they have not accepted that one. */
  async acceptanceInForce(userId: UserId): Promise<string | undefined> {
    const standing = await this.agreements.standing(userId);
    return standing.find(({ kind }) => kind === AgreementKind.Dco)?.acceptanceId ?? undefined;
  }

  /**
   * Call before taking a contribution, and keep the ids with it.
   * @throws DcoRequired, AgreementRequired
   */
  async assertAgreed(userId: UserId): Promise<AcceptancesInForce> {
    const ids: Partial<Record<AgreementKind, string>> = {};
    for (const { kind, version, acceptanceId } of await this.agreements.standing(userId)) {
      if (acceptanceId === null) throw kind === 'dco' ? new DcoRequired(version) : new AgreementRequired(kind, version);
      ids[kind] = acceptanceId;
    }
    return { agreementAcceptanceId: ids.dco ?? null, termsAcceptanceId: ids.contribution_terms ?? null };
  }
}
