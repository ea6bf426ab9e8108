import { AuditLog } from '@odr/audit';
import { Database, GrowingDelay } from '@odr/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { AccountRepository, type Person } from '../account/account.repository.js';
import { normaliseEmail } from '../account/email.js';
import { Passwords } from '../account/passwords.js';
import { BadCredentials } from '../auth.errors.js';
import { SessionService, type Device, type Grant } from '../session/session.service.js';
import { Admission, type FurtherProof } from './admission.js';

export interface PasswordCredentials extends FurtherProof {
  readonly email: string;
  readonly password: string;
}

/** Signing in with an e-mail address and a password. */
@Injectable()
export class PasswordSignIn implements OnApplicationBootstrap {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly admission: Admission,
    private readonly sessions: SessionService,
    private readonly audit: AuditLog,
    private readonly delay: GrowingDelay,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.passwords.decoyHash();
  }

  /**
   * Unknown address, wrong password and inactive account take the same time and give the same answer.
   * @param address the network it comes from
   * @throws BadCredentials, RateLimited after several failures from this network, LimitsUnavailable; what `Admission` throws
   */
  async signIn({ email, password, totp }: PasswordCredentials, address: string, device: Device): Promise<Grant> {
    // Per account and network, so that nobody can keep others out of their account by guessing.
    const who = `${normaliseEmail(email)}\n${address}`;
    await this.delay.assertOver(who);
    const user = await this.accounts.byEmail(normaliseEmail(email));
    const fits = await this.passwords.matches(user?.passwordHash ?? undefined, password);
    if (user === undefined || !fits || !user.isActive) {
      await this.delay.failed(who);
      await this.recordFailure(user, fits);
      throw new BadCredentials();
    }
    await this.admission.admit(user, { totp });
    await this.delay.succeeded(who);
    await this.renewOutdatedHash(user, password);
    return this.sessions.begin(user, device);
  }

  private async renewOutdatedHash(user: Person, password: string): Promise<void> {
    if (user.passwordHash === null || !this.passwords.isOutdated(user.passwordHash)) return;
    await this.accounts.change(user.id, { passwordHash: await this.passwords.hash(password) }, user.updatedAt);
  }

  /** One row whatever the reason, so that time tells nobody which it was. */
  private recordFailure(user: Person | undefined, fits: boolean): Promise<void> {
    const reason = user === undefined ? 'unknown_address' : fits ? 'inactive' : 'wrong_password';
    const subject = user && ({ type: 'user', id: user.id } as const);
    return this.db.transaction(() => this.audit.record('auth.sign_in_failed', null, { subject, details: { reason } }));
  }
}
