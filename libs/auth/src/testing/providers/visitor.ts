import type { AuthApp } from '../auth-app.js';

const CALLBACK = /^\/api\/v1\/auth\/oauth\/[^/]+\/callback/;

/** What came of a request, with its headers. */
export interface Visit {
  readonly status: number;
  readonly location: string;
  readonly body: Record<string, unknown>;
  readonly setCookies: readonly string[];
}

/** A browser with its cookies, which goes to providers over the network and to us without a socket. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  private readonly elsewhere = new Map<string, string>();

  constructor(private readonly app: AuthApp) {}

  async send(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    { token, body, headers = {} }: { token?: string; body?: object; headers?: Record<string, string> } = {},
  ): Promise<Visit> {
    const answer = await this.app.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { payload: body }),
    });
    for (const { name, value } of answer.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return {
      status: answer.statusCode,
      location: String(answer.headers.location ?? ''),
      body: answer.body === '' ? {} : (answer.json() as Record<string, unknown>),
      setCookies: [answer.headers['set-cookie'] ?? []].flat(),
    };
  }

  /** @returns the address at the provider */
  async start(provider: string, returnTo?: string): Promise<string> {
    const query = returnTo === undefined ? '' : `?returnTo=${encodeURIComponent(returnTo)}`;
    return (await this.send('GET', `/auth/oauth/${provider}/start${query}`)).location;
  }

  /**
   * Follows the provider until it sends us back.
   * @param choice what to press on the page that asks who one is, where there is one
   * @returns our callback with the provider's parameters, not visited yet
   */
  async throughProvider(address: string, choice: Record<string, string> = {}): Promise<string> {
    let next = address;
    for (let steps = 0; steps < 10; steps += 1) {
      const url = new URL(next);
      if (CALLBACK.test(url.pathname)) return url.pathname.slice('/api/v1'.length) + url.search;
      const answer = await this.fetchElsewhere(next, url.pathname.startsWith('/choose/') ? choice : undefined);
      const location = answer.headers.get('location');
      if (location === null) throw new Error(`${next} answered ${answer.status}: ${await answer.text()}`);
      next = new URL(location, next).href;
    }
    throw new Error('The provider sends us around in circles.');
  }

  /** There and back: the finish page's address. */
  async goThrough(provider: string, choice?: Record<string, string>, returnTo?: string): Promise<URL> {
    const back = await this.throughProvider(await this.start(provider, returnTo), choice);
    return new URL((await this.send('GET', back)).location);
  }

  complete(body: object = {}): Promise<Visit> {
    return this.send('POST', '/auth/oauth/complete', { body });
  }

  /** There, back and in. */
  async signIn(provider: string, choice?: Record<string, string>): Promise<Visit> {
    await this.goThrough(provider, choice);
    return this.complete();
  }

  private async fetchElsewhere(url: string, form: Record<string, string> | undefined): Promise<Response> {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...this.elsewhere].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form !== undefined && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(cookie)) this.elsewhere.delete(name);
      else this.elsewhere.set(name, value);
    }
    return answer;
  }
}
