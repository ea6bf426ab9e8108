import { FileRefused } from '../../content.errors.js';
import { identify } from '../../image/identify.js';
import { ImageFailure } from '../../image/image-failure.js';

/** As many as it takes to tell every type that can be told by its beginning. */
const TELLING_BYTES = 4_100;
/** TIFF keeps its directory where it likes, also at the end, and only that tells it from a camera's raw file. */
const TIFF = /^(?:II[*+]\0|MM\0[*+])/;

/**
 * Passes a file on, unless its beginning says that it is no picture: who sends a film of gigabytes learns it at once.
 * A file this short is judged when it is whole.
 * @throws FileRefused
 */
export async function* refusingStrangeTypes(file: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const head: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of file) {
    if (bytes < TELLING_BYTES) {
      head.push(chunk);
      bytes += chunk.length;
      if (bytes >= TELLING_BYTES) await judge(Buffer.concat(head));
    }
    yield chunk;
  }
}

async function judge(head: Buffer): Promise<void> {
  if (TIFF.test(head.toString('latin1', 0, 4))) return;
  try {
    await identify(head);
  } catch (error) {
    throw error instanceof ImageFailure ? new FileRefused(error.code, error.detail) : error;
  }
}
