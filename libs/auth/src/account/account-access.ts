import { AuditLog } from '@odr/audit';
import type { UserId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { ApiKeyRepository } from '../api-key/api-key.repository.js';
import { EmailLinkRepository } from '../email-link/email-link.repository.js';
import { LinkedIdentityRepository } from '../oauth/linked-identity.repository.js';
import { SessionRepository } from '../session/session.repository.js';

/** Every way into an account beside its password. */
@Injectable()
export class AccountAccess {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly apiKeys: ApiKeyRepository,
    private readonly identities: LinkedIdentityRepository,
    private readonly links: EmailLinkRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Ends all sessions, API keys and links in letters, so that whoever got in is out. Call it in the transaction of the reason. */
  async end(userId: UserId, at: Date): Promise<void> {
    await this.sessions.revokeAllOf(userId, at);
    await this.apiKeys.revokeAllOf(userId, at);
    await this.links.end(userId, ['verify', 'reset', 'change']);
  }

  /**
   * As `end`, and unlinks all accounts elsewhere: whoever got in may have linked one of their own. Those of the owner join
   * again at the next sign-in, where both sides have verified the address.
   */
  async takeBack(userId: UserId, at: Date): Promise<void> {
    await this.end(userId, at);
    for (const identityId of await this.identities.removeAllOf(userId)) {
      const subject = { type: 'user', id: userId } as const;
      await this.audit.record('auth.identity_unlinked', null, { subject, details: { identityId } });
    }
  }
}
