import type { Principal } from '@odr/access';
import { Clock, type LinkedIdentityId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { AccountRepository } from '../account/account.repository.js';
import { SessionRepository } from '../session/session.repository.js';
import { Reauthentication } from '../sign-in/reauthentication.js';
import { sha256 } from './attempt-secrets.js';
import type { IdentityResponse } from './dto/identity.response.dto.js';
import { IdentityLinks } from './identity-links.js';
import { IdentityProviders } from './identity-providers.js';
import { LinkedIdentityRepository } from './linked-identity.repository.js';
import { IdentityNotFound, IdentityTaken, LastSignInWay, ProviderSignInOver } from './oauth.errors.js';
import { OauthFlow } from './oauth-flow.js';
import { OauthRepository, type Ticket } from './oauth.repository.js';

/** Linking one's accounts elsewhere, and doing without them again. */
@Injectable()
export class IdentityService {
  constructor(
    private readonly db: Database,
    private readonly identities: LinkedIdentityRepository,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly links: IdentityLinks,
    private readonly providers: IdentityProviders,
    private readonly flow: OauthFlow,
    private readonly progress: OauthRepository,
    private readonly reauthentication: Reauthentication,
    private readonly clock: Clock,
  ) {}

  async listOf(userId: UserId): Promise<IdentityResponse[]> {
    const found = await this.identities.listOf(userId);
    return found.map(({ id, issuer, email, linkedAt, lastUsedAt }) => ({
      id,
      provider: this.providers.of(issuer)?.name ?? null,
      label: this.providers.labelOf(issuer),
      email,
      linkedAt,
      lastUsedAt,
    }));
  }

  /**
   * @returns where to send the browser, and the secret that it has to come back with
   * @throws ProviderNotFound, ProviderUnavailable, BadCredentials, ReauthenticationRequired
   */
  async startLink(
    name: string,
    principal: Principal,
    wish: { readonly currentPassword?: string | undefined; readonly returnTo?: string | undefined },
  ): Promise<{ readonly url: string; readonly secret: string }> {
    const { userId, sessionId } = principal;
    this.providers.get(name);
    if (sessionId === undefined) throw new ProviderSignInOver();
    await this.reauthentication.prove(principal, wish.currentPassword);
    return this.flow.start(name, { returnTo: wish.returnTo, link: { userId, sessionId } });
  }

  /** @throws ProviderSignInOver unless this very session has started it, IdentityTaken */
  async finishLink(secret: string | undefined, principal: Principal): Promise<LinkedIdentityId> {
    const ticket = secret === undefined ? undefined : await this.progress.ticket(sha256(secret), this.clock.now());
    if (ticket === undefined || !isOf(ticket, principal)) throw new ProviderSignInOver();
    return this.db.transaction(async () => {
      await this.accounts.lock(principal.userId);
      if (!(await this.isOpen(principal))) throw new ProviderSignInOver();
      if (!(await this.progress.takeTicket(ticket.secretSha256))) throw new ProviderSignInOver();
      const known = await this.identities.find(ticket);
      if (known === undefined) return this.links.add(principal.userId, ticket, 'request');
      if (known.userId !== principal.userId) throw new IdentityTaken();
      return known.id;
    });
  }

  /** @throws IdentityNotFound also for those of others, LastSignInWay */
  async unlink(userId: UserId, id: LinkedIdentityId): Promise<void> {
    await this.db.transaction(async () => {
      // Of two who unlink at once, the second sees what the first has left.
      const account = await this.accounts.lock(userId);
      const all = await this.identities.listOf(userId);
      const going = all.find((identity) => identity.id === id);
      if (going === undefined) throw new IdentityNotFound();
      const isWay = ({ issuer }: { readonly issuer: string }): boolean => this.providers.of(issuer) !== undefined;
      const leavesNone = !all.some((identity) => identity !== going && isWay(identity));
      // One whose provider is not set up any more is no way in; taking it away takes nothing.
      if (account?.passwordHash === null && isWay(going) && leavesNone) throw new LastSignInWay();
      await this.links.remove(going);
    });
  }

  /** Asked under the lock: who resets the password ends all sessions, and one of them must not leave a way in behind. */
  private async isOpen({ userId, sessionId }: Principal): Promise<boolean> {
    return (await this.sessions.listOpen(userId, this.clock.now())).some(({ id }) => id === sessionId);
  }
}

const isOf = (ticket: Ticket, { userId, sessionId }: Principal): boolean =>
  ticket.userId === userId && sessionId !== undefined && ticket.sessionId === sessionId;
