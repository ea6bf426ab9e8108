import { AuditLog } from '@odr/audit';
import { Clock, type DomainError, type UserId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { currentAddress, Database, RateLimited, SecretBox } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { NoSecondFactor, SecondFactorAlreadyOn, SecondFactorRequired, SecondFactorWrong } from '../auth.errors.js';
import { looksLikeRecoveryCode, sha256OfRecoveryCode } from './recovery-code.policy.js';
import { SecondFactorRepository, type LockedFactor } from './second-factor.repository.js';
import { FREE_FAILURES, stepOfCode, waitAfter } from './totp.policy.js';

/** What a sealed secret is of, so that it is good for its own row only. */
export const sealOf = (userId: UserId): string => `totp:${userId}`;

/** Devices show their digits in two groups, and people copy what they see. */
const withoutBlanks = (code: string): string => code.replace(/\s/g, '');

/** Looks at codes: each is good once, and wrong ones make the next wait, whoever asks from wherever. */
@Injectable()
export class CodeCheck {
  constructor(
    private readonly db: Database,
    private readonly factors: SecondFactorRepository,
    private readonly box: SecretBox,
    private readonly notices: Notices,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Demands a code of whoever has a second factor, and nothing of others.
   * @param code of the device, or a recovery code, which is used up by that
   * @throws SecondFactorRequired, SecondFactorWrong, RateLimited after several wrong ones
   */
  async demand(userId: UserId, code = ''): Promise<void> {
    await this.throwAfterCommit(() => this.judge(userId, withoutBlanks(code)));
  }

  /**
   * Demands the first code of a device that is being set up, and does the rest with it or not at all.
   * @throws NoSecondFactor when nothing is being set up, SecondFactorAlreadyOn, SecondFactorWrong, RateLimited
   */
  async demandFirst(userId: UserId, code: string, then: () => Promise<void>): Promise<void> {
    await this.throwAfterCommit(async () => {
      const factor = await this.factors.lock(userId);
      if (factor === undefined) return new NoSecondFactor();
      if (factor.confirmedAt !== null) return new SecondFactorAlreadyOn();
      const refusal = await this.judgeDevice(userId, factor, withoutBlanks(code));
      if (refusal === undefined) await then();
      return refusal;
    });
  }

  /** A refusal is an answer here: what was counted has to be committed before it is thrown. */
  private async throwAfterCommit(judge: () => Promise<DomainError | undefined>): Promise<void> {
    const refusal = await this.db.transaction(judge);
    if (refusal !== undefined) throw refusal;
  }

  private async judge(userId: UserId, code: string): Promise<DomainError | undefined> {
    const factor = await this.factors.lock(userId);
    if (!factor?.confirmedAt) return undefined;
    if (code === '') return new SecondFactorRequired();
    return looksLikeRecoveryCode(code) ? this.judgeRecoveryCode(userId, code) : this.judgeDevice(userId, factor, code);
  }

  private async judgeDevice(userId: UserId, factor: LockedFactor, code: string): Promise<DomainError | undefined> {
    const now = this.clock.now();
    const waitMs = (factor.lockedUntil?.getTime() ?? 0) - now.getTime();
    if (waitMs > 0) return new RateLimited(Math.ceil(waitMs / 1_000));
    const step = stepOfCode(await this.box.open(factor.sealedSecret, sealOf(userId)), code, now);
    if (step === undefined || !(await this.factors.take(userId, step))) {
      await this.countFailure(userId, factor);
      return this.refuse(userId);
    }
    await this.renewSeal(userId, factor);
    return undefined;
  }

  /**
   * Looked at while the device's codes have to wait too, and not counted: nobody guesses 79 bits, and whoever knows the
   * password must not be able to keep the owner's device out with them.
   */
  private async judgeRecoveryCode(userId: UserId, code: string): Promise<DomainError | undefined> {
    const left = await this.factors.takeRecoveryCode(userId, sha256OfRecoveryCode(code), this.clock.now());
    if (left === undefined) return this.refuse(userId);
    await this.notices.tell('security.recovery_code_used', [userId], { left });
    const subject = { type: 'user', id: userId } as const;
    await this.audit.record('auth.recovery_code_used', userId, { subject, details: { left } });
    return undefined;
  }

  private async countFailure(userId: UserId, { failures: before, confirmedAt }: LockedFactor): Promise<void> {
    const failures = before + 1;
    const until = new Date(this.clock.now().getTime() + waitAfter(failures) * 1_000);
    await this.factors.countFailure(userId, failures, until);
    // Said once in a row: whoever guesses must not be able to flood a mailbox.
    if (failures === FREE_FAILURES && confirmedAt !== null) {
      await this.notices.tell('security.totp_guessed', [userId], { failures, address: currentAddress() ?? null });
    }
  }

  private async refuse(userId: UserId): Promise<DomainError> {
    const subject = { type: 'user', id: userId } as const;
    await this.audit.record('auth.sign_in_failed', null, { subject, details: { reason: 'wrong_second_factor' } });
    return new SecondFactorWrong();
  }

  private async renewSeal(userId: UserId, { sealedSecret }: LockedFactor): Promise<void> {
    if (!(await this.box.isOutdated(sealedSecret))) return;
    const secret = await this.box.open(sealedSecret, sealOf(userId));
    await this.factors.reseal(userId, await this.box.seal(secret, sealOf(userId)));
  }
}
