import type { AttemptChecks } from './attempt-secrets.js';
import type { IdentityProvider, ProvenIdentity } from './identity-provider.js';
import type { DiscordSettings } from './oauth.config.js';
import { PlainOauth } from './plain-oauth.js';

interface DiscordUser {
  /** Digits, too many for a number. */
  readonly id: string;
  readonly username: string;
  readonly global_name?: string | null;
  /** Missing for those who signed up by telephone. */
  readonly email?: string | null;
  readonly verified?: boolean;
}

/** Discord: plain OAuth 2, one endpoint that knows who holds the token. */
export class DiscordProvider implements IdentityProvider {
  readonly name: string;
  readonly label: string;
  readonly issuer: string;
  private readonly oauth: PlainOauth;

  constructor(settings: DiscordSettings) {
    this.name = settings.name;
    this.label = settings.label;
    this.issuer = settings.url;
    this.oauth = new PlainOauth({
      issuer: this.issuer,
      authorizationEndpoint: `${settings.url}/oauth2/authorize`,
      tokenEndpoint: `${settings.url}/api/oauth2/token`,
      clientId: settings.clientId,
      clientSecret: settings.clientSecret,
      scopes: 'identify email',
    });
  }

  authorizationUrl(redirectUri: string, checks: AttemptChecks): Promise<URL> {
    return this.oauth.authorizationUrl(redirectUri, checks);
  }

  async identify(callbackUrl: URL, checks: AttemptChecks): Promise<ProvenIdentity> {
    const token = await this.oauth.exchange(callbackUrl, checks);
    const user = (await this.oauth.get(token, `${this.issuer}/api/v10/users/@me`)) as DiscordUser;
    if (!/^\d{1,20}$/.test(user.id)) throw new Error('Discord sent a user without an id.');
    return {
      issuer: this.issuer,
      subject: user.id,
      email: user.email ?? undefined,
      emailVerified: user.verified === true,
      name: user.global_name ?? user.username,
    };
  }
}
