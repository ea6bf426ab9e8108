import type { UserAccount } from '@odr/entities';
import { Injectable } from '@nestjs/common';
import { BadCredentials } from '../auth.errors.js';

/** What stands between having proved who one is and a session; the same however one proved it. */
@Injectable()
export class Admission {
  /** @throws BadCredentials for an inactive account, which is not told apart from an unknown one */
  async admit(user: UserAccount): Promise<void> {
    if (!user.isActive) throw new BadCredentials();
  }
}
