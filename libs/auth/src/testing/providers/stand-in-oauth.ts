import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { formOf, listening, type Listening } from './listening.js';

/** Where a stand-in answers, and what: written after the documentation of what it stands in for. */
export interface Shape {
  readonly authorizePath: string;
  readonly tokenPath: string;
  /** What the token endpoint answers beside the token. */
  readonly token: Readonly<Record<string, unknown>>;
  /** Whether it names itself on the way back (RFC 9207), and how. */
  readonly iss?: (url: string) => string;
  /** By path, what it tells about whoever holds the token. */
  readonly resources: Readonly<Record<string, () => unknown>>;
}

const CLIENT = { id: 'odr', secret: 'plain secret' } as const;

/** A stand-in for a provider with plain OAuth 2: sends the browser straight back, then checks client, code, address and PKCE. */
export class StandInOauth {
  private readonly codes = new Map<string, { readonly challenge: string; readonly redirectUri: string }>();
  private readonly tokens = new Set<string>();

  private constructor(
    private readonly server: Listening,
    private readonly shape: Shape,
  ) {}

  static async start(shape: Shape): Promise<StandInOauth> {
    const standIn = new StandInOauth(await listening(), shape);
    standIn.server.answerBy((request, response) => void standIn.answer(request, response));
    return standIn;
  }

  get url(): string {
    return this.server.url;
  }

  settings(prefix: 'GITHUB' | 'DISCORD'): Readonly<Record<string, string>> {
    return {
      [`${prefix}_CLIENT_ID`]: CLIENT.id,
      [`${prefix}_CLIENT_SECRET`]: CLIENT.secret,
      [`${prefix}_URL`]: this.url,
    };
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    const json = (status: number, body: unknown): unknown =>
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
    if (pathname === this.shape.authorizePath) {
      response.writeHead(302, { location: this.wayBack(searchParams) }).end();
      return;
    }
    if (pathname === this.shape.tokenPath) return void json(200, this.exchange(await formOf(request)));
    const resource = this.shape.resources[pathname];
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (resource === undefined) return void json(404, { message: 'Not Found' });
    if (!this.tokens.has(token) || !request.headers['user-agent'])
      return void json(401, { message: 'Bad credentials' });
    return void json(200, resource());
  }

  private wayBack(asked: URLSearchParams): string {
    const code = randomUUID();
    const redirectUri = asked.get('redirect_uri') ?? '';
    this.codes.set(code, { challenge: asked.get('code_challenge') ?? '', redirectUri });
    const back = new URL(redirectUri);
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked.get('state') ?? '');
    if (this.shape.iss !== undefined) back.searchParams.set('iss', this.shape.iss(this.url));
    return back.href;
  }

  /** Refusals come with 200, as GitHub sends them. */
  private exchange(form: URLSearchParams): unknown {
    const found = this.codes.get(form.get('code') ?? '');
    this.codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight =
      form.get('client_id') === CLIENT.id &&
      form.get('client_secret') === CLIENT.secret &&
      found?.redirectUri === form.get('redirect_uri') &&
      found?.challenge === challenge;
    if (!isRight)
      return { error: 'bad_verification_code', error_description: 'The code passed is incorrect or expired.' };
    const token = randomUUID();
    this.tokens.add(token);
    return { access_token: token, ...this.shape.token };
  }
}
