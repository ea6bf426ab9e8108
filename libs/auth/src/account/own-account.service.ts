import type { Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { Clock } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { assertShows, Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { EmailLinkRepository } from '../email-link/email-link.repository.js';
import { SessionRepository } from '../session/session.repository.js';
import { Reauthentication } from '../sign-in/reauthentication.js';
import { AccountRepository, type Person } from './account.repository.js';
import { MeReader } from './me.reader.js';
import { assertStrongPassword } from './password.policy.js';
import { Passwords } from './passwords.js';

export interface OwnChange {
  readonly name?: string;
  readonly password?: string;
  readonly currentPassword?: string;
}

/** Changing one's own account. */
@Injectable()
export class OwnAccountService {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountRepository,
    private readonly reader: MeReader,
    private readonly sessions: SessionRepository,
    private readonly links: EmailLinkRepository,
    private readonly passwords: Passwords,
    private readonly reauthentication: Reauthentication,
    private readonly notices: Notices,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /**
   * A new password ends every other session, and the links that could get round it.
   * @throws BadCredentials when the current one is wrong, WeakPassword, RateLimited after several wrong ones, PreconditionFailed
   */
  async changeOwn(principal: Principal, change: OwnChange, ifMatch?: string): Promise<void> {
    const { userId, sessionId } = principal;
    const passwordHash = change.password === undefined ? undefined : await this.newHash(principal, change);
    await this.db.transaction(async () => {
      await this.accounts.lock(userId);
      if (ifMatch !== undefined) assertShows(ifMatch, await this.reader.read(principal));
      await this.accounts.change(userId, withoutUndefined({ name: change.name, passwordHash }), this.clock.now());
      if (passwordHash === undefined) return;
      await this.sessions.revokeAllOf(userId, this.clock.now(), sessionId);
      await this.links.end(userId, ['reset', 'change']);
      await this.notices.tell('security.password_changed', [userId], {});
      await this.audit.record('auth.password_changed', userId, { subject: { type: 'user', id: userId }, details: {} });
    });
  }

  private async newHash(principal: Principal, { password = '', currentPassword }: OwnChange): Promise<string> {
    const account = await this.accounts.require(principal.userId);
    await this.reauthentication.prove(principal, passwordOrNone(account, currentPassword));
    assertStrongPassword(password, [account.email, account.name]);
    return this.passwords.hash(password);
  }
}

/** Whoever has a password has to give it; a session, however young, is not enough then. */
export const passwordOrNone = ({ passwordHash }: Person, given: string | undefined): string | undefined =>
  passwordHash === null ? given : (given ?? '');

/** TypeORM would write undefined as a column that is left alone, but only by accident of its version. */
const withoutUndefined = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
