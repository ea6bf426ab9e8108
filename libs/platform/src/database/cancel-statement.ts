import { connect } from 'node:net';
import type { PoolClient } from 'pg';

/** What a connection of `pg` knows of its backend; its types leave these out. */
interface Backend {
  readonly host: string;
  readonly port: number;
  readonly processID: number | null;
  readonly secretKey: number | null;
}

/** PostgreSQL's number for this kind of packet, where others have the version of the protocol. */
const CANCEL_REQUEST = 80_877_102;
const TIMEOUT_MS = 2_000;

/**
 * Asks the server to give up what a connection is waiting for, as psql does at Ctrl-C: on a connection of its own, before any
 * sign-in, authorised by a secret that only this connection was told. `pg_cancel_backend()` is closed to the role of the processes.
 * Ends when the server has taken note, so that nothing that is asked later on the connection can be hit.
 */
function cancelStatement(client: PoolClient): Promise<void> {
  const { host, port, processID, secretKey } = client as unknown as Backend;
  if (processID === null || secretKey === null) return Promise.resolve();
  const packet = Buffer.alloc(16);
  [packet.length, CANCEL_REQUEST, processID, secretKey].forEach((word, place) => packet.writeInt32BE(word, place * 4));
  return new Promise((resolve) => {
    const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy());
    // A server that cannot be reached is not cancelling anything; the time limit of the statement still holds.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
    socket.on('connect', () => socket.write(packet));
    socket.resume();
  });
}

/** Runs `work`; if the signal is aborted meanwhile, what the connection waits for then is cancelled. */
export async function cancelledBy<T>(
  signal: AbortSignal | undefined,
  client: PoolClient,
  work: () => Promise<T>,
): Promise<T> {
  let cancelling: Promise<void> | undefined;
  const cancel = (): void => void (cancelling ??= cancelStatement(client));
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    return await work();
  } finally {
    signal?.removeEventListener('abort', cancel);
    // The connection goes back to the pool; what was meant for this statement must not reach another's.
    await cancelling;
  }
}
