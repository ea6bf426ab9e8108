import type { Principal } from '@odr/access';
import { Clock } from '@odr/kernel';
import { GrowingDelay } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { AccountRepository } from '../account/account.repository.js';
import { Passwords } from '../account/passwords.js';
import { BadCredentials, ReauthenticationRequired } from '../auth.errors.js';
import { SessionRepository } from '../session/session.repository.js';

const RECENT_MS = 10 * 60_000;

/** Asks once more who is there, before what would give an account away for good: a screen may be unlocked, a session stolen. */
@Injectable()
export class Reauthentication {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly passwords: Passwords,
    private readonly delay: GrowingDelay,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the password, or that one signed in within the last ten minutes: some have no password.
   * @throws BadCredentials, ReauthenticationRequired, RateLimited after several wrong passwords, LimitsUnavailable
   */
  async prove(principal: Principal, password: string | undefined): Promise<void> {
    if (password !== undefined) return this.provePassword(principal, password);
    const beganAt = principal.sessionId && (await this.sessions.beganAt(principal.sessionId));
    const since = this.clock.now().getTime() - (beganAt?.getTime() ?? -Infinity);
    if (since > RECENT_MS) throw new ReauthenticationRequired();
  }

  private async provePassword({ userId }: Principal, password: string): Promise<void> {
    const who = `reauthentication\n${userId}`;
    await this.delay.assertOver(who);
    const account = await this.accounts.byId(userId);
    if (!(await this.passwords.matches(account?.passwordHash ?? undefined, password))) {
      await this.delay.failed(who);
      throw new BadCredentials();
    }
    await this.delay.succeeded(who);
  }
}
