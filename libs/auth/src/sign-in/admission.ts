import type { UserAccount } from '@odr/entities';
import { Injectable } from '@nestjs/common';
import { BadCredentials } from '../auth.errors.js';
import { CodeCheck } from '../second-factor/code-check.js';

/** What else somebody shows, beside what proved who they are. */
export interface FurtherProof {
  /** Code of a second factor, or a recovery code. */
  readonly totp?: string;
}

/** What stands between having proved who one is and a session; the same however one proved it. */
@Injectable()
export class Admission {
  constructor(private readonly codes: CodeCheck) {}

  /**
   * @throws BadCredentials for an inactive account, which is not told apart from an unknown one
   * @throws SecondFactorRequired, SecondFactorWrong, RateLimited after several wrong codes, whichever way they came in
   */
  async admit(user: UserAccount, { totp }: FurtherProof = {}): Promise<void> {
    if (!user.isActive) throw new BadCredentials();
    await this.codes.demand(user.id, totp);
  }
}
