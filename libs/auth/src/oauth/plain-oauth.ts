import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretPost,
  Configuration,
  fetchProtectedResource,
} from 'openid-client';
import type { AttemptChecks } from './attempt-secrets.js';
import { PROVIDER_TIMEOUT_S } from './identity-provider.js';
import { isLocal } from './oauth.config.js';

/** What a provider without OpenID Connect has to be known by beforehand. */
interface PlainOauthSettings {
  /** What it calls itself where it does (RFC 9207). */
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
}

const USER_AGENT = 'open-data-repository';

/** Authorization code and PKCE with a provider that proves nothing by itself: it is asked who holds the access token. */
export class PlainOauth {
  private readonly config: Configuration;

  constructor(private readonly settings: PlainOauthSettings) {
    this.config = new Configuration(
      {
        issuer: settings.issuer,
        authorization_endpoint: settings.authorizationEndpoint,
        token_endpoint: settings.tokenEndpoint,
      },
      settings.clientId,
      undefined,
      ClientSecretPost(settings.clientSecret),
    );
    this.config.timeout = PROVIDER_TIMEOUT_S;
    if (isLocal(new URL(settings.tokenEndpoint))) allowInsecureRequests(this.config);
  }

  async authorizationUrl(redirectUri: string, { state, codeVerifier }: AttemptChecks): Promise<URL> {
    return buildAuthorizationUrl(this.config, {
      redirect_uri: redirectUri,
      scope: this.settings.scopes,
      state,
      code_challenge: await calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    });
  }

  /** @returns an access token of whoever came back */
  async exchange(callbackUrl: URL, { state, codeVerifier }: AttemptChecks): Promise<string> {
    const checks = { expectedState: state, pkceCodeVerifier: codeVerifier };
    return (await authorizationCodeGrant(this.config, callbackUrl, checks)).access_token;
  }

  /** @throws when the provider answers with anything but JSON and success */
  async get(accessToken: string, url: string, accept = 'application/json'): Promise<unknown> {
    const headers = new Headers({ accept, 'user-agent': USER_AGENT });
    const answer = await fetchProtectedResource(this.config, accessToken, new URL(url), 'GET', undefined, headers);
    if (!answer.ok) throw new Error(`The provider answered ${answer.status}.`);
    return answer.json();
  }
}
