import { PrincipalReader, type Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { Clock, type UserId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { Database, SecretBox } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { AccountRepository } from '../account/account.repository.js';
import { ApiKeyReader } from '../api-key/api-key.reader.js';
import { NoSecondFactor, SecondFactorAlreadyOn, UserNotFound } from '../auth.errors.js';
import { SessionRepository } from '../session/session.repository.js';
import { Reauthentication } from '../sign-in/reauthentication.js';
import { CodeCheck, sealOf } from './code-check.js';
import { newRecoveryCodes, sha256OfRecoveryCode } from './recovery-code.policy.js';
import { SecondFactorRepository, type SecondFactorState } from './second-factor.repository.js';
import { base32, newTotpSecret, otpauthUri } from './totp.policy.js';

/** How devices list what they show codes for. */
const ISSUER = 'Open Data Repository';

/** What a device has to be given, once. */
export interface TotpSecret {
  readonly secret: string;
  readonly uri: string;
}

/** What proves that it is the owner who weakens their own account. */
export interface OwnerProof {
  /** May be left out soon after signing in. */
  readonly password?: string;
  /** Of the device, or a recovery code. */
  readonly code: string;
}

/** One's own second factor. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly db: Database,
    private readonly factors: SecondFactorRepository,
    private readonly codes: CodeCheck,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly reauthentication: Reauthentication,
    private readonly box: SecretBox,
    private readonly notices: Notices,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly principals: PrincipalReader,
    private readonly keyReader: ApiKeyReader,
  ) {}

  stateOf(userId: UserId): Promise<SecondFactorState> {
    return this.factors.stateOf(userId);
  }

  /** Makes the secret of a new device; it demands nothing until `confirm`. @throws SecondFactorAlreadyOn, BadCredentials, ReauthenticationRequired */
  async setUp(principal: Principal, password: string | undefined): Promise<TotpSecret> {
    await this.reauthentication.prove(principal, password);
    const { userId } = principal;
    const account = await this.accounts.byId(userId);
    if (account === undefined) throw new UserNotFound();
    const secret = newTotpSecret();
    const sealed = await this.box.seal(secret, sealOf(userId));
    if (!(await this.factors.prepare(userId, sealed, this.clock.now()))) throw new SecondFactorAlreadyOn();
    return { secret: base32(secret), uri: otpauthUri(secret, ISSUER, account.email) };
  }

  /**
   * Switches it on. Other sessions end: they were begun with a password alone.
   * @returns recovery codes, which nobody can read again
   * @throws NoSecondFactor, SecondFactorAlreadyOn, SecondFactorWrong, RateLimited
   */
  async confirm({ userId, sessionId }: Principal, code: string): Promise<string[]> {
    const recoveryCodes = newRecoveryCodes();
    await this.codes.demandFirst(userId, code, async () => {
      const now = this.clock.now();
      await this.factors.confirm(userId, now);
      await this.factors.replaceRecoveryCodes(userId, recoveryCodes.map(sha256OfRecoveryCode), now);
      await this.sessions.revokeAllOf(userId, now, sessionId);
      await this.notices.tell('security.totp_enabled', [userId], {});
      await this.record('auth.totp_enabled', userId);
    });
    this.forgetWhoIsWho();
    return recoveryCodes;
  }

  /** Makes a new set; the old codes end. @throws NoSecondFactor, SecondFactorRequired, SecondFactorWrong, BadCredentials, ReauthenticationRequired, RateLimited */
  async renewRecoveryCodes(principal: Principal, proof: OwnerProof): Promise<string[]> {
    await this.prove(principal, proof);
    const recoveryCodes = newRecoveryCodes();
    const { userId } = principal;
    await this.db.transaction(async () => {
      // Switched off in another tab meanwhile: there is nothing that these could stand in for.
      if (!(await this.factors.lock(userId))?.confirmedAt) throw new NoSecondFactor();
      await this.factors.replaceRecoveryCodes(userId, recoveryCodes.map(sha256OfRecoveryCode), this.clock.now());
      const details = { count: recoveryCodes.length };
      await this.audit.record('auth.recovery_codes_made', userId, { subject: aboutUser(userId), details });
    });
    return recoveryCodes;
  }

  /** Where the role needs one, the next thing to do is to set up another. @throws as `renewRecoveryCodes` */
  async switchOff(principal: Principal, proof: OwnerProof): Promise<void> {
    await this.prove(principal, proof);
    const { userId } = principal;
    await this.db.transaction(async () => {
      if (!(await this.factors.remove(userId))) return;
      await this.notices.tell('security.totp_disabled', [userId], {});
      await this.record('auth.totp_disabled', userId);
    });
    this.forgetWhoIsWho();
  }

  private async prove(principal: Principal, { password, code }: OwnerProof): Promise<void> {
    if (!(await this.factors.stateOf(principal.userId)).enabled) throw new NoSecondFactor();
    await this.reauthentication.prove(principal, password);
    await this.codes.demand(principal.userId, code);
  }

  private record(act: 'auth.totp_enabled' | 'auth.totp_disabled', userId: UserId): Promise<void> {
    return this.audit.record(act, userId, { subject: aboutUser(userId), details: {} });
  }

  /** Whether someone has a second factor is part of who they are. */
  private forgetWhoIsWho(): void {
    this.principals.forget();
    this.keyReader.forget();
  }
}

const aboutUser = (id: UserId) => ({ type: 'user', id }) as const;
