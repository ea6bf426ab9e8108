import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client';
import type { AttemptChecks } from './attempt-secrets.js';
import { PROVIDER_TIMEOUT_S, type IdentityProvider, type ProvenIdentity } from './identity-provider.js';
import { isLocal, type OpenIdSettings } from './oauth.config.js';

/** OpenID Connect Core 1.0 §2; the library lets an empty one pass. */
const SUBJECT = /^[\x20-\x7e]{1,255}$/;

type Claims = Readonly<Record<string, unknown>>;

/** Any OpenID Connect issuer. It is asked about itself when somebody first wants to sign in, not when we start. */
export class OpenIdProvider implements IdentityProvider {
  readonly name: string;
  readonly label: string;
  readonly issuer: string;
  private discovered: Promise<Configuration> | undefined;

  constructor(private readonly settings: OpenIdSettings) {
    this.name = settings.name;
    this.label = settings.label;
    this.issuer = settings.issuer;
  }

  async authorizationUrl(redirectUri: string, { state, nonce, codeVerifier }: AttemptChecks): Promise<URL> {
    return buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: redirectUri,
      scope: this.settings.scopes,
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    });
  }

  async identify(callbackUrl: URL, { state, nonce, codeVerifier }: AttemptChecks): Promise<ProvenIdentity> {
    const config = await this.configuration();
    const tokens = await authorizationCodeGrant(config, callbackUrl, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    });
    const proven = tokens.claims();
    if (proven === undefined || !SUBJECT.test(proven.sub)) throw new Error('The issuer names nobody.');
    // Many issuers put the address there only.
    const more: Claims =
      proven['email'] === undefined && config.serverMetadata().userinfo_endpoint !== undefined
        ? await fetchUserInfo(config, tokens.access_token, proven.sub)
        : {};
    const claims: Claims = { ...more, ...proven };
    return {
      issuer: this.issuer,
      subject: proven.sub,
      email: text(claims['email']),
      // Nothing but true: some issuers leave it out, and some send words.
      emailVerified: claims['email_verified'] === true,
      name: text(claims['name']) ?? text(claims['preferred_username']),
    };
  }

  /** A failure is not kept: the issuer may be back the next time somebody asks. */
  private configuration(): Promise<Configuration> {
    this.discovered ??= this.discover().catch((error: unknown) => {
      this.discovered = undefined;
      throw error;
    });
    return this.discovered;
  }

  private async discover(): Promise<Configuration> {
    const { clientId, clientSecret } = this.settings;
    const issuer = new URL(this.issuer);
    const insecure = isLocal(issuer) ? [allowInsecureRequests] : [];
    const found = await discovery(issuer, clientId, undefined, undefined, {
      timeout: PROVIDER_TIMEOUT_S,
      execute: insecure,
    });
    const metadata = found.serverMetadata();
    // Basic is what an issuer supports that does not say (OpenID Connect Discovery 1.0 §3).
    const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const proof = methods.includes('client_secret_basic')
      ? ClientSecretBasic(clientSecret)
      : ClientSecretPost(clientSecret);
    const config = new Configuration(metadata, clientId, undefined, proof);
    config.timeout = PROVIDER_TIMEOUT_S;
    // The token comes over TLS from the issuer itself, which would be enough for the standard; a signature is more.
    for (const extend of [...insecure, enableNonRepudiationChecks]) extend(config);
    return config;
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
