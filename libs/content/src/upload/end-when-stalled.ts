import type { IncomingMessage } from 'node:http';

/** A client that sends nothing for so long has gone, whatever its connection says. */
const STALL_MS = 60_000;

/** Breaks a request off whose body stands still, so that it holds neither a lock nor a file. @returns how to stop watching */
export function endWhenStalled(raw: IncomingMessage, stallMs = STALL_MS): () => void {
  let seen = raw.socket.bytesRead;
  const watching = setInterval(() => {
    if (raw.complete) return stop();
    if (raw.socket.bytesRead === seen) raw.destroy();
    seen = raw.socket.bytesRead;
  }, stallMs).unref();
  const stop = (): void => clearInterval(watching);
  raw.once('close', stop);
  return stop;
}
