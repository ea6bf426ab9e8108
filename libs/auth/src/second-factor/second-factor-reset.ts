import { AuditLog } from '@odr/audit';
import { Clock, type UserId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { AccountRepository } from '../account/account.repository.js';
import { normaliseEmail } from '../account/email.js';
import { NoSecondFactor, UserNotFound } from '../auth.errors.js';
import { SessionRepository } from '../session/session.repository.js';
import { SecondFactorRepository } from './second-factor.repository.js';

/** For people who have lost device and recovery codes, and have convinced an administrator or operator of who they are. */
@Injectable()
export class SecondFactorReset {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountRepository,
    private readonly factors: SecondFactorRepository,
    private readonly sessions: SessionRepository,
    private readonly notices: Notices,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Ends every session too. @throws UserNotFound, NoSecondFactor */
  async reset(userId: UserId, by: UserId | null): Promise<void> {
    await this.db.transaction(async () => {
      if ((await this.accounts.byId(userId)) === undefined) throw new UserNotFound();
      if (!(await this.factors.remove(userId))) throw new NoSecondFactor();
      await this.sessions.revokeAllOf(userId, this.clock.now());
      await this.notices.tell('security.totp_disabled', [userId], {});
      await this.audit.record('auth.second_factor_reset', by, { subject: { type: 'user', id: userId }, details: {} });
    });
  }

  /** For operators at the command line. @throws UserNotFound, NoSecondFactor */
  async resetByEmail(email: string): Promise<void> {
    const account = await this.accounts.byEmail(normaliseEmail(email));
    if (account === undefined) throw new UserNotFound();
    await this.reset(account.id, null);
  }
}
