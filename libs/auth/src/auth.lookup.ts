import type { UserId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { AgreementRepository } from './agreement/agreement.repository.js';
import { DcoRequired } from './auth.errors.js';

/** What other modules may ask about people. */
@Injectable()
export class AuthLookup {
  constructor(private readonly agreements: AgreementRepository) {}

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
