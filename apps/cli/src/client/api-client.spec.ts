import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiClient } from './api-client.js';
import { IMPATIENT, RenewingSession, signIn } from './sign-in.js';
import type { Tokens } from './session.js';

class CountingSession extends RenewingSession {
  renewals = 0;

  protected async obtain(): Promise<Tokens> {
    return { accessToken: 'old', refreshToken: 'r0' };
  }

  protected async exchange(): Promise<Tokens> {
    this.renewals += 1;
    return { accessToken: 'new', refreshToken: `r${this.renewals}` };
  }
}

describe('a client of the API', () => {
  let server: Server;
  const serve = (answer: RequestListener): Promise<string> =>
    new Promise((resolve) => {
      server = createServer(answer).listen(0, '127.0.0.1', () =>
        resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
      );
    });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('renews its tokens once for all requests that are refused together', async () => {
    const url = await serve((request, response) => {
      const isGood = request.headers.authorization === 'Bearer new';
      response.writeHead(isGood ? 200 : 401, { 'content-type': 'application/json' }).end('{"ok":true}');
    });
    const session = new CountingSession();
    const api = new ApiClient(url, session);

    const answers = await Promise.all(Array.from({ length: 5 }, () => api.json({ path: '/x' })));

    expect(answers).toEqual(Array.from({ length: 5 }, () => ({ ok: true })));
    expect(session.renewals).toBe(1);
  });

  it('waits while the server is away, and says that it asked more than once', async () => {
    let asked = 0;
    const url = await serve((request, response) => {
      asked += 1;
      if (asked === 1) request.socket.destroy();
      else response.writeHead(asked === 2 ? 503 : 200).end('{}');
    });

    const { wasRepeated } = await new ApiClient(url).send({ path: '/x' });

    expect([asked, wasRepeated]).toEqual([3, true]);
  });

  it('soon tells whoever types a password that the server is not there', async () => {
    const url = await serve((request) => request.socket.destroy());

    await expect(signIn(url, { email: 'ada@example.org', password: 'x' }, IMPATIENT)).rejects.toMatchObject({
      code: 'unreachable',
    });
  });

  it('throws what the server said, with the fields it named', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(400, { 'content-type': 'application/problem+json' }).end(
        JSON.stringify({
          code: 'request.invalid',
          detail: 'Not valid.',
          errors: [{ path: 'name', message: 'is too long' }],
        }),
      );
    });

    await expect(new ApiClient(url).json({ path: '/x' })).rejects.toMatchObject({
      status: 400,
      code: 'request.invalid',
      message: 'Not valid. name is too long',
    });
  });
});
