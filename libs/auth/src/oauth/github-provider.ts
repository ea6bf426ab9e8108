import type { AttemptChecks } from './attempt-secrets.js';
import type { IdentityProvider, ProvenIdentity } from './identity-provider.js';
import type { GitHubSettings } from './oauth.config.js';
import { PlainOauth } from './plain-oauth.js';

const JSON_OF_GITHUB = 'application/vnd.github+json';

interface GitHubUser {
  /** A number that stays; `login` can be changed and then taken by somebody else. */
  readonly id: number;
  readonly login: string;
  readonly name: string | null;
}

interface GitHubEmail {
  readonly email: string;
  readonly primary: boolean;
  readonly verified: boolean;
}

/** GitHub: plain OAuth 2, with the addresses of a user at an endpoint of their own. */
export class GitHubProvider implements IdentityProvider {
  readonly name: string;
  readonly label: string;
  readonly issuer: string;
  private readonly oauth: PlainOauth;

  constructor(private readonly settings: GitHubSettings) {
    this.name = settings.name;
    this.label = settings.label;
    // What GitHub sends as `iss` since April 2026.
    this.issuer = `${settings.url}/login/oauth`;
    this.oauth = new PlainOauth({
      issuer: this.issuer,
      authorizationEndpoint: `${this.issuer}/authorize`,
      tokenEndpoint: `${this.issuer}/access_token`,
      clientId: settings.clientId,
      clientSecret: settings.clientSecret,
      scopes: 'read:user user:email',
    });
  }

  authorizationUrl(redirectUri: string, checks: AttemptChecks): Promise<URL> {
    return this.oauth.authorizationUrl(redirectUri, checks);
  }

  async identify(callbackUrl: URL, checks: AttemptChecks): Promise<ProvenIdentity> {
    const token = await this.oauth.exchange(callbackUrl, checks);
    const [user, emails] = await Promise.all([
      this.oauth.get(token, `${this.settings.apiUrl}/user`, JSON_OF_GITHUB),
      this.oauth.get(token, `${this.settings.apiUrl}/user/emails?per_page=100`, JSON_OF_GITHUB),
    ]);
    const { id, login, name } = user as GitHubUser;
    if (!Number.isSafeInteger(id)) throw new Error('GitHub sent a user without an id.');
    // The public address in `user` says nothing about whether it was verified.
    const primary = (emails as GitHubEmail[]).find((email) => email.primary);
    return {
      issuer: this.issuer,
      subject: String(id),
      email: primary?.email,
      emailVerified: primary?.verified === true,
      name: name ?? login,
    };
  }
}
