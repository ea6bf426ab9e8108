import type { UserId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { ApiKeyRepository } from '../api-key/api-key.repository.js';
import { EmailLinkRepository } from '../email-link/email-link.repository.js';
import { SessionRepository } from '../session/session.repository.js';

/** Every way into an account beside its password. */
@Injectable()
export class AccountAccess {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly apiKeys: ApiKeyRepository,
    private readonly links: EmailLinkRepository,
  ) {}

  /** Ends all sessions, API keys and links in letters, so that whoever got in is out. Call it in the transaction of the reason. */
  async end(userId: UserId, at: Date): Promise<void> {
    await this.sessions.revokeAllOf(userId, at);
    await this.apiKeys.revokeAllOf(userId, at);
    await this.links.end(userId, ['verify', 'reset', 'change']);
  }
}
