import { createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { formOf, listening, type Listening } from './listening.js';

type Json = Readonly<Record<string, unknown>>;

/** What a dishonest issuer does otherwise than an honest one. */
export interface Mischief {
  readonly header?: Json;
  /** `undefined` takes a claim out. */
  readonly claims?: Json;
  readonly signature?: 'none' | 'other key' | 'public key as secret' | 'broken';
  /** Parameters of the way back; `null` takes one out. */
  readonly back?: Readonly<Record<string, string | null>>;
  /** What the user-info endpoint says, beside the subject. */
  readonly userInfo?: Json;
}

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2_048 });
const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * A stand-in for an OpenID Connect issuer that lies: it signs whatever it is told to. It sends the browser straight back,
 * checks neither client nor PKCE, and is no model for anything.
 */
export class StandInIssuer {
  mischief: Mischief = {};
  /** What came to the token endpoint. */
  readonly exchanges: URLSearchParams[] = [];
  private readonly key = newKey();
  private readonly nonces = new Map<string, string>();

  private constructor(private readonly server: Listening) {}

  static async start(): Promise<StandInIssuer> {
    const issuer = new StandInIssuer(await listening());
    issuer.server.answerBy((request, response) => void issuer.answer(request, response));
    return issuer;
  }

  get url(): string {
    return this.server.url;
  }

  settings(name: string): Readonly<Record<string, string>> {
    const prefix = `OIDC_${name.toUpperCase()}`;
    return { [`${prefix}_ISSUER`]: this.url, [`${prefix}_CLIENT_ID`]: 'odr', [`${prefix}_CLIENT_SECRET`]: 'secret' };
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    const json = (body: unknown): unknown =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    if (pathname === '/.well-known/openid-configuration') return void json(this.metadata());
    if (pathname === '/jwks') {
      return void json({ keys: [{ ...this.key.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256' }] });
    }
    if (pathname === '/me') return void json({ sub: 'mallory', ...this.mischief.userInfo });
    if (pathname === '/authorize') {
      response.writeHead(302, { location: this.wayBack(searchParams) }).end();
      return;
    }
    const form = await formOf(request);
    this.exchanges.push(form);
    const idToken = this.idToken(this.nonces.get(form.get('code') ?? ''));
    return void json({ access_token: 'of-mallory', token_type: 'Bearer', expires_in: 60, id_token: idToken });
  }

  private metadata(): Json {
    return {
      issuer: this.url,
      authorization_endpoint: `${this.url}/authorize`,
      token_endpoint: `${this.url}/token`,
      jwks_uri: `${this.url}/jwks`,
      userinfo_endpoint: `${this.url}/me`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      authorization_response_iss_parameter_supported: true,
    };
  }

  private wayBack(asked: URLSearchParams): string {
    const code = randomUUID();
    this.nonces.set(code, asked.get('nonce') ?? '');
    const back = new URL(asked.get('redirect_uri') ?? '');
    const told = { code, state: asked.get('state'), iss: this.url, ...this.mischief.back };
    for (const [name, value] of Object.entries(told)) if (value !== null) back.searchParams.set(name, value);
    return back.href;
  }

  private idToken(nonce: string | undefined): string {
    const now = Math.floor(Date.now() / 1_000);
    const header = { alg: 'RS256', kid: 'one', ...this.mischief.header };
    const honest = { iss: this.url, aud: 'odr', sub: 'mallory', nonce, iat: now, exp: now + 60 };
    const content = `${encoded(header)}.${encoded({ ...honest, email: 'mallory@example.org', ...this.mischief.claims })}`;
    return `${content}.${this.signatureOf(content)}`;
  }

  private signatureOf(content: string): string {
    switch (this.mischief.signature) {
      case 'none':
        return '';
      case 'public key as secret': {
        const pem = this.key.publicKey.export({ type: 'spki', format: 'pem' });
        return createHmac('sha256', pem).update(content).digest('base64url');
      }
      case 'other key':
        return sign('sha256', Buffer.from(content), newKey().privateKey).toString('base64url');
      case 'broken':
        return sign('sha256', Buffer.from(`${content}x`), this.key.privateKey).toString('base64url');
      default:
        return sign('sha256', Buffer.from(content), this.key.privateKey).toString('base64url');
    }
  }
}
