import { once } from 'node:events';
import {
  createServer,
  request,
  type ClientRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { pieceBody } from './piece-body.js';

type Handler = (raw: IncomingMessage, answer: ServerResponse) => Promise<void> | void;

describe('the body of a piece', () => {
  let server: Server;
  let handle: Handler;

  beforeEach(async () => {
    server = createServer((raw, answer) => void handle(raw, answer));
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  /** A request whose body the test writes. */
  const sending = (bytes: number): ClientRequest => {
    const { port } = server.address() as AddressInfo;
    const client = request({ port, method: 'PATCH', headers: { 'content-length': bytes } });
    client.on('error', () => undefined);
    return client;
  };
  const readAll = async (raw: IncomingMessage, options = {}): Promise<{ bytes: number; broken: boolean }> => {
    let bytes = 0;
    try {
      for await (const chunk of pieceBody(raw, options).stream) bytes += (chunk as Buffer).length;
      return { bytes, broken: false };
    } catch {
      return { bytes, broken: true }; // what the test is about
    }
  };
  const outcomeOf = (options = {}): Promise<{ bytes: number; broken: boolean }> =>
    new Promise((resolve) => {
      handle = async (raw, answer) => {
        resolve(await readAll(raw, options));
        answer.end();
      };
    });

  it('is read to its end', async () => {
    const outcome = outcomeOf();
    sending(200_000).end(Buffer.alloc(200_000));
    expect(await outcome).toEqual({ bytes: 200_000, broken: false });
  });

  it('breaks when the client leaves, after what it has sent', async () => {
    const outcome = outcomeOf();
    const client = sending(200_000);
    client.write(Buffer.alloc(5_000), () => setTimeout(() => client.destroy(), 100));
    expect(await outcome).toEqual({ bytes: 5_000, broken: true });
  });

  it('breaks when nothing comes for too long', async () => {
    const outcome = outcomeOf({ stallMs: 100 });
    sending(200_000).write(Buffer.alloc(5_000));
    expect(await outcome).toEqual({ bytes: 5_000, broken: true });
  });

  it('is read on after it was let go, so that the client hears the answer', async () => {
    handle = (raw, answer) => {
      const body = pieceBody(raw);
      body.stream.once('data', () => {
        body.stream.pause();
        answer.writeHead(415).end();
        body.letGo();
      });
      body.stream.resume();
    };
    const client = sending(20_000_000);
    client.end(Buffer.alloc(20_000_000));
    const [response] = (await once(client, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(415);
    response.resume();
    await once(client, 'close');
  });

  it('is not read on for ever', async () => {
    handle = (raw, answer) => {
      pieceBody(raw, { lingerMs: 100 }).letGo();
      answer.writeHead(415).end();
    };
    const client = sending(20_000_000);
    client.write(Buffer.alloc(1_000));
    await once(client, 'close');
    expect(client.destroyed).toBe(true);
  });
});
