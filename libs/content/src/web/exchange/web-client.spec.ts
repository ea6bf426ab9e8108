import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { selfSigned } from '@odr/platform/testing';
import type { Resolve } from '../address/guarded-connector.js';
import { webAddress, type AddressRules } from '../address/web-address.js';
import { WebClient, type WebAnswer } from './web-client.js';

const LIMITS = { connectMs: 700, idleMs: 700 };
const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: image/png\r\n';
const BOMB = gzipSync(Buffer.alloc(5_000_000));

/** What a hostile server does with a connection once it has been asked for a path. */
const TRICKS: Readonly<Record<string, (socket: Socket) => void>> = {
  '/fine': (socket) =>
    socket.end(`${HEAD}content-length: 4\r\nx-robots-tag: noai\r\nX-Robots-Tag: a: noindex\r\n\r\ncows`),
  '/no-length': (socket) => socket.end(`${HEAD}connection: close\r\n\r\ncows`),
  '/silent': () => undefined,
  '/silent-after-head': (socket) => void socket.write(`${HEAD}content-length: 4\r\n\r\nco`),
  '/trickle': (socket) => {
    socket.write(`${HEAD}content-length: 40000\r\n\r\n`);
    const drops = setInterval(() => socket.write('x'), 100);
    socket.on('close', () => clearInterval(drops));
  },
  '/shorter': (socket) => socket.end(`${HEAD}content-length: 400\r\n\r\ncows`),
  '/shorter-chunked': (socket) => socket.end(`${HEAD}transfer-encoding: chunked\r\n\r\n400\r\ncows`),
  '/longer': (socket) => socket.end(`${HEAD}content-length: 4\r\n\r\ncows and more cows`),
  '/two-lengths': (socket) =>
    socket.end(`${HEAD}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n4\r\ncows\r\n0\r\n\r\n`),
  '/endless': (socket) => {
    socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n`);
    const flood = setInterval(() => socket.write(`10000\r\n${'x'.repeat(65_536)}\r\n`), 1);
    socket.on('close', () => clearInterval(flood));
  },
  '/boasting': (socket) => void socket.write(`${HEAD}content-length: 99999999999\r\n\r\n`),
  '/huge-head': (socket) => socket.end(`${HEAD}x-much: ${'x'.repeat(100_000)}\r\n\r\n`),
  '/many-heads': (socket) => socket.end(`${HEAD}${'x-much: x\r\n'.repeat(20_000)}\r\n`),
  '/no-http': (socket) => socket.end('220 mail.example.org ESMTP\r\n'),
  '/hangs-up': (socket) => socket.destroy(),
  '/bomb': (socket) => {
    socket.write(`${HEAD}content-encoding: gzip\r\ncontent-length: ${BOMB.length}\r\n\r\n`);
    socket.end(BOMB);
  },
};

let server: Server;
let asked: string[];
const sockets = new Set<Socket>();
const port = (): number => (server.address() as AddressInfo).port;

beforeAll(async () => {
  server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.once('data', (data) => {
      asked.push(data.toString());
      TRICKS[/^GET (\S+) /.exec(data.toString())?.[1] ?? '']?.(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => (asked = []));
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  server.close();
});

const loopback: AddressRules = { ports: new Set([80, 443]), allows: (host) => host === '127.0.0.1' };
const nothing: AddressRules = { ports: new Set([80, 443]), allows: () => false };

/** Name servers of the test: each look-up takes the next answer, the last one stays. */
const names = (...answers: string[][]): Resolve & { calls: number } => {
  const resolve = Object.assign(
    ((_host, done) => {
      const found = answers[Math.min(resolve.calls++, answers.length - 1)] ?? [];
      done(
        null,
        found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    }) as Resolve,
    { calls: 0 },
  );
  return resolve;
};

function ask(
  address: string,
  {
    rules = loopback,
    resolve,
    totalMs = 5_000,
    maxBytes = 100_000,
  }: {
    rules?: AddressRules;
    resolve?: Resolve;
    totalMs?: number;
    maxBytes?: number;
  } = {},
): Promise<WebAnswer> {
  const url = webAddress(address.replace('PORT', String(port())), { ...rules, ports: new Set([port(), 443]) });
  const client = new WebClient(rules, LIMITS, 'TestBot/1.0 (+https://example.org)', resolve);
  return client.ask({ url, method: 'GET', maxBytes, signal: AbortSignal.timeout(totalMs) });
}

async function read(answer: Promise<WebAnswer>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await answer).body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('asking a server', () => {
  it('gives head, body and the address at the other end', async () => {
    const answer = await ask('http://127.0.0.1:PORT/fine');

    expect(answer).toMatchObject({ status: 200, address: '127.0.0.1' });
    expect(answer.header('Content-Type')).toEqual(['image/png']);
    expect(answer.header('X-Robots-Tag')).toEqual(['noai', 'a: noindex']);
    expect(answer.header('etag')).toEqual([]);
    expect(await read(Promise.resolve(answer))).toBe('cows');
  });

  it('says who it is, and sends nothing else that could tell on anyone', async () => {
    await read(ask('http://127.0.0.1:PORT/fine'));

    expect(asked[0]).toContain('user-agent: TestBot/1.0 (+https://example.org)\r\n');
    expect(asked[0]).toContain('accept-encoding: identity\r\n');
    expect(asked[0]).not.toMatch(/^(cookie|referer|authorization|proxy-.*|origin):/im);
  });

  it.each([
    ['/no-length', 'cows'],
    // The rest is no part of the answer: a picture that is cut off by it is found out by the decoder.
    ['/longer', 'cows'],
  ])('reads %s to its end', async (path, expected) =>
    expect(await read(ask(`http://127.0.0.1:PORT${path}`))).toBe(expected),
  );

  it.each([
    ['/silent', 'web.timeout'],
    ['/silent-after-head', 'web.timeout'],
    ['/trickle', 'web.timeout'],
    ['/shorter', 'web.truncated'],
    ['/shorter-chunked', 'web.truncated'],
    ['/two-lengths', 'web.malformed_answer'],
    ['/endless', 'web.too_large'],
    ['/boasting', 'web.too_large'],
    ['/huge-head', 'web.malformed_answer'],
    ['/many-heads', 'web.malformed_answer'],
    ['/no-http', 'web.malformed_answer'],
    ['/hangs-up', 'web.unreachable'],
  ])('is not harmed by %s: %s', async (path, code) => {
    const totalMs = path === '/trickle' ? 1_500 : 10_000;
    await expect(read(ask(`http://127.0.0.1:PORT${path}`, { totalMs }))).rejects.toMatchObject({ code });
  });

  it('does not unpack what it asked to be sent plain', async () =>
    expect((await read(ask('http://127.0.0.1:PORT/bomb'))).length).toBeLessThan(10_000));

  it('does not wait for a port that is closed, or for TLS that never comes', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const { port: free } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    await expect(ask(`http://127.0.0.1:${free}/`)).rejects.toMatchObject({ code: 'web.unreachable' });

    await expect(ask('https://127.0.0.1:PORT/silent')).rejects.toMatchObject({ code: 'web.timeout' });
  });

  it('trusts no certificate that nobody vouches for', async () => {
    const tls = createTlsServer(selfSigned('photos.example.org'), (socket) => socket.destroy());
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
    const { port: at } = tls.address() as AddressInfo;

    const asking = ask(`https://127.0.0.1:${at}/`);

    await expect(asking).rejects.toMatchObject({ code: 'web.unreachable' });
    tls.close();
  });
});

describe('a name', () => {
  it('is asked where all its addresses are allowed', async () =>
    expect(await read(ask('http://photos.example.org:PORT/fine', { resolve: names(['127.0.0.1']) }))).toBe('cows'));

  it.each([
    ['private', ['10.0.0.1']],
    ['the metadata of a cloud', ['169.254.169.254']],
    ['in disguise', ['::ffff:127.0.0.1']],
    ['both public and private', ['1.2.3.4', '10.0.0.1']],
    ['nothing', []],
  ])('is not asked where it leads to %s', async (_what, addresses) => {
    const asking = ask('http://photos.example.org:PORT/fine', { rules: nothing, resolve: names(addresses) });
    await expect(asking).rejects.toMatchObject({ code: 'web.not_public' });
    expect(asked).toEqual([]);
  });

  it('that changes its mind is judged by the answer that is connected to', async () => {
    const resolve = names(['1.2.3.4'], ['127.0.0.1']);
    // Somebody else has looked it up before, as a guard that checks first and connects afterwards would have.
    resolve('photos.example.org', () => undefined);

    const asking = ask('http://photos.example.org:PORT/fine', { rules: nothing, resolve });

    await expect(asking).rejects.toMatchObject({ code: 'web.not_public' });
    expect(resolve.calls).toBe(2);
    expect(asked).toEqual([]);
  });

  it('that nobody knows is told apart', async () => {
    const unknown: Resolve = (_host, done) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []);
    const asking = ask('http://photos.example.org:PORT/', { resolve: unknown });
    await expect(asking).rejects.toMatchObject({ code: 'web.unresolvable' });
  });
});
