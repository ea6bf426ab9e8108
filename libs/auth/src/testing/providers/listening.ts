import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on a port of its own on this machine. */
export interface Listening {
  readonly url: string;
  /** Says who answers from here on. */
  answerBy(listener: RequestListener): void;
  stop(): Promise<void>;
}

/** Listens first, because what answers has to know its own address. */
export async function listening(): Promise<Listening> {
  const server: Server = createServer();
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    answerBy: (listener) => void server.on('request', listener),
    stop: () => new Promise((done) => (server.close(() => done()), server.closeAllConnections())),
  };
}

export async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}
