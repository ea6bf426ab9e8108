import { generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider, { type Configuration, type JWK } from 'oidc-provider';
import { issuerMemory } from './issuer-memory.js';
import { formOf, listening, type Listening } from './listening.js';

/** Somebody with an account at the issuer. */
export interface IssuerAccount {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

/** What we are known by there. */
export const CLIENT = { id: 'odr', secret: 'a secret of at least thirty-two characters' } as const;

/** A real OpenID Connect provider (panva's `oidc-provider`) in this process, with accounts that anyone may choose. */
export class RealIssuer {
  /** By subject. Change it and the provider tells something else from then on. */
  readonly accounts = new Map<string, IssuerAccount>();

  private constructor(private readonly server: Listening) {}

  get url(): string {
    return this.server.url;
  }

  /** What our settings have to be for it. */
  get settings(): Readonly<Record<string, string>> {
    return {
      OIDC_PROVIDERS: 'local',
      OIDC_LOCAL_ISSUER: this.url,
      OIDC_LOCAL_CLIENT_ID: CLIENT.id,
      OIDC_LOCAL_CLIENT_SECRET: CLIENT.secret,
      OIDC_LOCAL_LABEL: 'Local issuer',
    };
  }

  static async start(redirectUri: string): Promise<RealIssuer> {
    const issuer = new RealIssuer(await listening());
    const provider = new Provider(issuer.url, issuer.configuration(redirectUri));
    const answer = provider.callback();
    issuer.server.answerBy((request, response) => {
      const isOurs = request.url?.startsWith('/choose/') ?? false;
      void (isOurs ? issuer.choose(provider, request, response) : answer(request, response));
    });
    return issuer;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  private configuration(redirectUri: string): Configuration {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    return {
      adapter: issuerMemory(),
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
      jwks: { keys: [{ ...(privateKey.export({ format: 'jwk' }) as JWK), kid: 'one', use: 'sig', alg: 'RS256' }] },
      cookies: { keys: ['only for tests'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context, { uid }) => `/choose/${uid}` },
      pkce: { required: () => true },
      // Said, because the provider writes a notice for each that is not.
      ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      findAccount: (_context, accountId) => ({
        accountId,
        claims: () => ({ sub: accountId, ...this.accounts.get(accountId) }),
      }),
    };
  }

  /** One page that asks who one is and, by its answer, lets us know it. */
  private async choose(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(pageFor([...this.accounts.keys()]));
      return;
    }
    const form = await formOf(request);
    if (form.has('refuse')) {
      await provider.interactionFinished(request, response, { error: 'access_denied', error_description: '<b>No</b>' });
      return;
    }
    const accountId = form.get('account') ?? '';
    const grant = new provider.Grant({ accountId, clientId: CLIENT.id });
    grant.addOIDCScope('openid email profile');
    const consent = { grantId: await grant.save() };
    await provider.interactionFinished(request, response, { login: { accountId }, consent });
  }
}

const pageFor = (accounts: readonly string[]): string =>
  `<!doctype html><html lang="en"><title>Local issuer</title><h1>Local issuer</h1><form method="post">
   ${accounts.map((id) => `<p><button name="account" value="${id}">${id}</button></p>`).join('')}
   <p><button name="refuse" value="yes">Refuse</button></p></form></html>`;
