import type { Principal } from '@odr/access';
import { PERMISSIONS_OF } from '@odr/contracts';
import { Clock } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { AuthLookup } from '../auth.lookup.js';
import { EmailLinkRepository } from '../email-link/email-link.repository.js';
import { SecondFactorService } from '../second-factor/second-factor.service.js';
import { toUserResponse } from '../user/user.mapper.js';
import { AccountRepository } from './account.repository.js';
import type { MeResponse } from './dto/me.response.dto.js';

/** What somebody is shown of their own account, together from all that belongs to it. */
@Injectable()
export class MeReader {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly links: EmailLinkRepository,
    private readonly lookup: AuthLookup,
    private readonly secondFactors: SecondFactorService,
    private readonly clock: Clock,
  ) {}

  /** @throws UserNotFound when the account has gone since the token was made */
  async read({ userId, teams }: Principal): Promise<MeResponse> {
    const account = await this.accounts.require(userId);
    return {
      ...toUserResponse(account),
      pendingEmail: (await this.links.pendingEmail(userId, this.clock.now())) ?? null,
      permissions: [...PERMISSIONS_OF[account.role]],
      teams: [...teams],
      secondFactor: await this.secondFactors.stateOf(userId),
      hasPassword: account.passwordHash !== null,
      dcoAccepted: (await this.lookup.acceptanceInForce(userId)) !== undefined,
    };
  }
}
