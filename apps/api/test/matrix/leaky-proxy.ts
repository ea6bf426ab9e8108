import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request on its way to the API. */
export interface Passing {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Sends it on, with other credentials where given. */
export type Forward = (request: Passing, token?: string) => Promise<Response>;

/** How the wall is broken: what is answered instead of passing the request on. */
export type Leak = (request: Passing, forward: Forward) => Promise<Response>;

/** The API with a hole in it: shows that the matrix would see one. */
export async function leakyProxy(api: string, leak: Leak): Promise<{ url: string; close: () => void }> {
  const forward: Forward = ({ method, path, headers, body }, token) =>
    fetch(`${api}${path}`, {
      method,
      headers: token === undefined ? headers : { ...withoutProof(headers), authorization: `Bearer ${token}` },
      body: body.length > 0 ? new Uint8Array(body) : undefined,
    });
  const server = createServer(async (incoming, outgoing) => {
    const { method = 'GET', url: path = '/' } = incoming;
    const request = { method, path, headers: ofContent(incoming.headers), body: await buffer(incoming) };
    const answer = await leak(request, forward);
    const bytes = Buffer.from(await answer.arrayBuffer());
    outgoing.writeHead(answer.status, [...answer.headers].filter(([name]) => !PER_HOP.has(name)).flat());
    outgoing.end(bytes);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close().closeAllConnections() };
}

const PER_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);
const PASSED_ON = ['authorization', 'x-api-key', 'content-type', 'cookie'];

const ofContent = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(PASSED_ON.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]])));

const withoutProof = ({
  authorization: _token,
  'x-api-key': _key,
  ...rest
}: Readonly<Record<string, string>>): Record<string, string> => rest;
