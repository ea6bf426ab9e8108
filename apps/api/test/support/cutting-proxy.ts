import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** When a connection breaks: after so many bytes of the client's, or so long after it was made. */
export interface Cut {
  readonly afterBytes?: () => number;
  readonly afterMs?: () => number;
}

export interface CuttingProxy {
  /** Of the API through the proxy. */
  readonly url: string;
  /** How many connections were cut so far. */
  readonly cuts: () => number;
  close(): void;
}

/** A line to the API that breaks again and again, in the middle of requests and of answers. */
export async function cuttingProxy(api: string, { afterBytes, afterMs }: Cut): Promise<CuttingProxy> {
  const target = new URL(api);
  const open = new Set<Socket>();
  let cuts = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const both = [client, upstream];
    const cut = (): void => {
      if (client.destroyed && upstream.destroyed) return;
      cuts += 1;
      for (const socket of both) socket.destroy();
    };
    const timer = afterMs && setTimeout(cut, afterMs());
    let left = afterBytes?.() ?? Infinity;
    for (const socket of both) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearTimeout(timer);
        open.delete(socket);
        for (const other of both) other.destroy();
      });
    }
    client.on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (left <= 0) cut();
    });
    client.pipe(upstream);
    upstream.pipe(client);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    cuts: () => cuts,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
