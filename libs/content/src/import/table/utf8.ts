import { TableUnreadable } from './table.errors.js';

/**
 * Passes bytes on as they are, and stops at the first that is not UTF-8: a wrong guess would silently spoil every name.
 * @throws TableUnreadable
 */
export async function* utf8Checked(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let at = 0;
  for await (const chunk of source) {
    check(decoder, chunk, at);
    at += chunk.length;
    yield chunk;
  }
  check(decoder, undefined, at);
}

function check(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | undefined, at: number): void {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    // The decoder is the check, and does not say where; the chunk is the best there is.
    const megabytes = Math.round(at / 1_000_000);
    throw new TableUnreadable('not_utf8', `The table is not UTF-8 (near ${megabytes} MB); save it as UTF-8.`);
  }
}
