import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';

/** A client that sends nothing for so long has gone, whatever its connection says. */
const STALL_MS = 60_000;
/** How long what nobody wants any more is read on, so that the answer is heard before the connection closes. */
const LINGER_MS = 10_000;

/** The body of a request, apart from its connection: it can be given up while the answer is still to be sent. */
export interface PieceBody {
  readonly stream: PassThrough;
  /** Reads on without keeping anything, for a while. To be called when the request is answered; harmless after its end. */
  letGo(): void;
}

export function pieceBody(raw: IncomingMessage): PieceBody {
  const stream = new PassThrough();
  const broken = (): void => {
    if (!raw.complete) stream.destroy(new Error('the client has gone'));
  };
  const stalled = setTimeout(() => raw.destroy(), STALL_MS).unref();
  stream.on('data', () => stalled.refresh());
  // Whoever reads learns of the break from the stream; nobody may be reading any more.
  stream.on('error', () => undefined);
  stream.pause();
  raw.once('error', broken).once('close', broken);
  raw.once('close', () => clearTimeout(stalled)).once('end', () => clearTimeout(stalled));
  raw.pipe(stream);
  return {
    stream,
    letGo() {
      clearTimeout(stalled);
      if (raw.complete || raw.destroyed) return;
      raw.unpipe(stream);
      raw.resume();
      const linger = setTimeout(() => raw.destroy(), LINGER_MS).unref();
      raw.once('end', () => clearTimeout(linger)).once('close', () => clearTimeout(linger));
    },
  };
}
