import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { probeSource } from './source-probe.js';

describe('probing a source', () => {
  let server: Server;
  let base: string;
  let asked: string[];

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      if (request.url === '/gone') response.statusCode = 410;
      if (request.url === '/no-head' && request.method === 'HEAD') response.statusCode = 405;
      if (request.url === '/moved') response.writeHead(302, { location: '/here' });
      if (request.url === '/loop') response.writeHead(302, { location: '/loop' });
      if (request.url === '/inside') response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => (asked = []));
  afterAll(() => server.close());

  const onlyLoopback = (address: string): boolean => address === '127.0.0.1';

  it.each([
    ['/here', { isReachable: true, status: 200 }],
    ['/moved', { isReachable: true, status: 200 }],
    ['/no-head', { isReachable: true, status: 200 }],
    ['/gone', { isReachable: false, status: 410 }],
    ['/loop', { isReachable: false, problem: 'too_many_redirects' }],
    ['/inside', { isReachable: false, problem: 'not_public' }],
  ])('of %s finds %o', async (path, expected) => {
    expect(await probeSource(base + path, onlyLoopback)).toMatchObject(expected);
  });

  it.each([
    'http://127.0.0.1:PORT/here',
    'http://localhost:PORT/here',
    'http://2130706433:PORT/here',
    'http://0x7f.1:PORT/here',
    'http://[::ffff:127.0.0.1]:PORT/here',
  ])('asks nothing of the own network at %s', async (url) => {
    expect(await probeSource(url.replace('PORT', new URL(base).port))).toMatchObject({
      isReachable: false,
      problem: 'not_public',
    });
    expect(asked).toEqual([]);
  });

  it.each(['file:///etc/passwd', 'gopher://example.org', 'https://user:secret@example.org/', 'not an address'])(
    'does not follow %s',
    async (url) => {
      expect(await probeSource(url)).toMatchObject({ isReachable: false, problem: 'not_web' });
    },
  );
});
