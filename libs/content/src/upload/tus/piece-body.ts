import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { endWhenStalled } from '../end-when-stalled.js';

/** How long what nobody wants any more is read on, so that the answer is heard before the connection closes. */
const LINGER_MS = 10_000;

/** The body of a request, apart from its connection: it can be given up while the answer is still to be sent. */
export interface PieceBody {
  readonly stream: PassThrough;
  /** Reads on without keeping anything, for a while. To be called when the request is answered; harmless after its end. */
  letGo(): void;
}

export function pieceBody(
  raw: IncomingMessage,
  { stallMs, lingerMs = LINGER_MS }: { stallMs?: number; lingerMs?: number } = {},
): PieceBody {
  const stream = new PassThrough();
  const broken = (): void => {
    if (!raw.complete) stream.destroy(new Error('the client has gone'));
  };
  const watchNoMore = endWhenStalled(raw, stallMs);
  // Whoever reads learns of the break from the stream; nobody may be reading any more.
  stream.on('error', () => undefined);
  raw.once('error', broken).once('close', broken);
  raw.pipe(stream);
  return {
    stream,
    letGo() {
      watchNoMore();
      if (raw.complete || raw.destroyed) return;
      raw.unpipe(stream);
      raw.resume();
      const linger = setTimeout(() => raw.destroy(), lingerMs).unref();
      raw.once('end', () => clearTimeout(linger)).once('close', () => clearTimeout(linger));
    },
  };
}
