import { createInflate } from 'node:zlib';

/** More than the pixels of any picture that is taken in: what inflates beyond it is no picture's stream. */
const MAX_INFLATED_BYTES = 4 * 1024 ** 3;

/**
 * How many bytes a zlib stream really has: decoders stop at its end, and whatever follows is published unseen.
 * @param parts the stream in pieces, as chunks or as a strip hold it
 * @returns undefined where it has no end: it is damaged, or too large to be told
 */
export function zlibLength(parts: readonly Buffer[]): Promise<number | undefined> {
  return new Promise((resolve) => {
    const inflate = createInflate();
    let inflated = 0;
    const settle = (length: number | undefined): void => {
      resolve(length);
      inflate.destroy();
    };
    inflate.on('data', ({ length }: Buffer) => {
      if ((inflated += length) > MAX_INFLATED_BYTES) settle(undefined);
    });
    inflate.once('end', () => settle(inflate.bytesWritten));
    // Broken codes: what decoders make of them is not for this place to say.
    inflate.once('error', () => settle(undefined));
    for (const part of parts) inflate.write(part);
    inflate.end();
  });
}
