import { PrincipalReader } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { Role } from '@odr/contracts';
import { Clock, type UserId } from '@odr/kernel';
import { assertMatches, Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { ApiKeyReader } from '../api-key/api-key.reader.js';
import { NoSecondFactor } from '../auth.errors.js';
import { SecondFactorRepository } from '../second-factor/second-factor.repository.js';
import { SignInPolicyRepository, type RoleEnrolment, type SignInPolicyRow } from './sign-in-policy.repository.js';

export interface SignInPolicyView extends SignInPolicyRow {
  readonly enrolment: RoleEnrolment[];
}

/** What everyone who signs in has to meet. */
@Injectable()
export class SignInPolicyService {
  constructor(
    private readonly db: Database,
    private readonly policies: SignInPolicyRepository,
    private readonly factors: SecondFactorRepository,
    private readonly principals: PrincipalReader,
    private readonly keyReader: ApiKeyReader,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  async current(): Promise<SignInPolicyView> {
    const [policy, enrolment] = await Promise.all([this.policies.current(), this.policies.enrolment()]);
    return { ...policy, enrolment };
  }

  /**
   * Holds here at once and in every other process within a second.
   * @throws NoSecondFactor when somebody demands of others what they have not done themselves: they would lock themselves out
   * @throws PreconditionFailed
   */
  async requireSecondFactorFor(
    roles: readonly Role[],
    by: UserId,
    ifMatch: string | undefined,
  ): Promise<SignInPolicyView> {
    await this.db.transaction(async () => {
      const before = await this.policies.lock();
      assertMatches(ifMatch, before.version);
      const isStricter = roles.some((role) => !before.secondFactorRequiredFor.includes(role));
      if (isStricter && !(await this.factors.stateOf(by)).enabled) throw new NoSecondFactor();
      const secondFactorRequiredFor = Object.values(Role).filter((role) => roles.includes(role));
      if (secondFactorRequiredFor.join() === before.secondFactorRequiredFor.join()) return;
      await this.policies.change(secondFactorRequiredFor, by, this.clock.now());
      await this.audit.record('auth.sign_in_policy_changed', by, { details: { secondFactorRequiredFor } });
    });
    this.principals.forget();
    this.keyReader.forget();
    return this.current();
  }
}
