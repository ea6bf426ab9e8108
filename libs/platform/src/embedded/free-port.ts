import { createServer } from 'node:net';
import { readFile, writeFile } from 'node:fs/promises';

/** Well-known ports that belong to servers the user may run: we never take them, not even when they are free. */
const RESERVED = [5432, 6379];

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const port = await listenOn(0);
  return port !== undefined && !RESERVED.includes(port) ? port : freePort();
}

/** The port noted in `file` if it is still free, else a new one, which is noted. Addresses then survive a restart. */
export async function keptPort(file: string): Promise<number> {
  const noted = Number(await readFile(file, 'utf8').catch(() => ''));
  if (Number.isInteger(noted) && noted > 0 && (await listenOn(noted)) !== undefined) return noted;
  const port = await freePort();
  await writeFile(file, `${port}\n`, { mode: 0o600 });
  return port;
}

/** Whether a program could listen on this port of 127.0.0.1. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await listenOn(port)) !== undefined;
}

function listenOn(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
