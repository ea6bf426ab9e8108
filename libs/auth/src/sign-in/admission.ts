import { AuditLog } from '@odr/audit';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { authConfig } from '../auth.config.js';
import { BadCredentials, EmailUnverified } from '../auth.errors.js';
import { CodeCheck } from '../second-factor/code-check.js';
import type { Person } from '../account/account.repository.js';

/** What else somebody shows, beside what proved who they are. */
export interface FurtherProof {
  /** Code of a second factor, or a recovery code. */
  readonly totp?: string;
}

/** What stands between having proved who one is and a session; the same however one proved it. */
@Injectable()
export class Admission {
  private readonly isVerificationRequired = authConfig().emailVerification === 'required';

  constructor(
    private readonly db: Database,
    private readonly codes: CodeCheck,
    private readonly audit: AuditLog,
  ) {}

  /**
   * @throws BadCredentials for an inactive account, which is not told apart from an unknown one
   * @throws EmailUnverified where addresses have to be verified
   * @throws SecondFactorRequired, SecondFactorWrong, RateLimited after several wrong codes, whichever way they came in
   */
  async admit(user: Person, { totp }: FurtherProof = {}): Promise<void> {
    if (!user.isActive) throw new BadCredentials();
    if (this.isVerificationRequired && user.emailVerifiedAt === null) return this.refuseUnverified(user);
    await this.codes.demand(user.id, totp);
  }

  private async refuseUnverified({ id }: Person): Promise<never> {
    const entry = { subject: { type: 'user', id }, details: { reason: 'unverified' } } as const;
    await this.db.transaction(() => this.audit.record('auth.sign_in_failed', null, entry));
    throw new EmailUnverified();
  }
}
