import { Clock, type SessionId, type UserId } from '@odr/kernel';
import { API_PREFIX, publicUrl } from '@odr/platform';
import { Injectable, Logger } from '@nestjs/common';
import { AuthorizationResponseError, ClientError } from 'openid-client';
import { checksOf, isSame, newSecret, sha256 } from './attempt-secrets.js';
import type { ProvenIdentity } from './identity-provider.js';
import { IdentityProviders } from './identity-providers.js';
import { nameFrom } from './linking.policy.js';
import { ProviderUnavailable } from './oauth.errors.js';
import { OauthRepository, type Attempt } from './oauth.repository.js';
import { returnPath } from './return-path.js';

/** How long one may take at the provider, and then here. */
export const PATIENCE_S = 600;

/** What somebody wants from a provider: to sign in, or to link an account there to the one they are signed in to. */
export interface Intent {
  readonly returnTo?: string | undefined;
  readonly link?: { readonly userId: UserId; readonly sessionId: SessionId };
}

/** Why somebody came back with nothing; words for it stand in the console. */
export type Failure = 'denied' | 'expired' | 'refused' | 'unavailable';

/** Somebody is back. The attempt is missing when it was not theirs. */
export type Return =
  | { readonly kind: 'proven'; readonly ticket: string; readonly attempt: Attempt }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly attempt?: Attempt };

/** The way to a provider and back: authorization code flow with PKCE, bound to one browser. */
@Injectable()
export class OauthFlow {
  private readonly log = new Logger(OauthFlow.name);

  constructor(
    private readonly providers: IdentityProviders,
    private readonly progress: OauthRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns where to send the browser, and the secret that it has to come back with
   * @throws ProviderNotFound, ProviderUnavailable
   */
  async start(name: string, { returnTo, link }: Intent): Promise<{ readonly url: string; readonly secret: string }> {
    const provider = this.providers.get(name);
    const secret = newSecret();
    const url = await provider.authorizationUrl(callbackUrl(name), checksOf(secret)).catch((error: unknown) => {
      this.log.warn({ provider: name, reason: reasonOf(error) }, 'provider does not answer');
      throw new ProviderUnavailable();
    });
    const attempt = {
      secretSha256: sha256(secret),
      provider: name,
      returnTo: returnPath(returnTo),
      userId: link?.userId ?? null,
      sessionId: link?.sessionId ?? null,
      expiresAt: this.soon(),
    };
    await this.progress.addAttempt(attempt, this.clock.now());
    return { url: url.href, secret };
  }

  /**
   * @param query what the provider added to our address, as it came
   * @param secret what the browser brings from the start
   * @throws ProviderNotFound
   */
  async finish(name: string, query: string, secret: string | undefined): Promise<Return> {
    const provider = this.providers.get(name);
    const attempt =
      secret === undefined ? undefined : await this.progress.takeAttempt(sha256(secret), this.clock.now());
    const state = new URLSearchParams(query).getAll('state');
    // Another browser, another provider, another attempt or the same answer again: none of them is told apart.
    if (secret === undefined || attempt?.provider !== name || !isSame(state.join(), checksOf(secret).state)) {
      return { kind: 'failed', failure: 'expired' };
    }
    try {
      const identity = await provider.identify(new URL(`${callbackUrl(name)}?${query}`), checksOf(secret));
      return { kind: 'proven', ticket: await this.ticketFor(identity, attempt), attempt };
    } catch (error) {
      // Whatever a provider sends that is not as it has to be ends here; only the library knows all the ways.
      this.log.warn({ provider: name, reason: reasonOf(error) }, 'provider proved nobody');
      return { kind: 'failed', failure: failureOf(error), attempt };
    }
  }

  private async ticketFor(identity: ProvenIdentity, { userId, sessionId }: Attempt): Promise<string> {
    const secret = newSecret();
    const ticket = {
      secretSha256: sha256(secret),
      issuer: identity.issuer,
      subject: identity.subject,
      email: identity.email ?? null,
      emailVerified: identity.emailVerified,
      name: nameFrom(identity.name),
      userId,
      sessionId,
      expiresAt: this.soon(),
    };
    await this.progress.addTicket(ticket, this.clock.now());
    return secret;
  }

  private soon(): Date {
    return new Date(this.clock.now().getTime() + PATIENCE_S * 1_000);
  }
}

/** What has to be registered at the provider. One of its own for each: an answer cannot be carried from one to another. */
export const callbackUrl = (provider: string): string =>
  publicUrl(`/${API_PREFIX}/auth/oauth/${encodeURIComponent(provider)}/callback`);

function failureOf(error: unknown): Failure {
  if (error instanceof AuthorizationResponseError) return error.error === 'access_denied' ? 'denied' : 'refused';
  const isAway = error instanceof ClientError && error.code === 'OAUTH_TIMEOUT';
  return isAway || error instanceof TypeError ? 'unavailable' : 'refused';
}

/** A code or a class: what providers write may be anything. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code ?? error.name;
}
