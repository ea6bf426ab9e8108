import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { Compressors } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { TableUnreadable } from './table.errors.js';

/** Of one page. Writers make pages of a megabyte; a page of one large picture has as much as the picture. */
const MAX_PAGE_BYTES = 512 * 1024 * 1024;

type Decompress = Compressors[keyof Compressors];

/** Page headers lie too: none of these gives, or allocates, more than the header says and the limit allows. */
export const cappedDecompressors: Compressors = {
  SNAPPY: capped(compressors.SNAPPY),
  LZ4: capped(compressors.LZ4),
  LZ4_RAW: capped(compressors.LZ4_RAW),
  GZIP: capped((input, length) => gunzipSync(input, { maxOutputLength: Math.max(1, length) })),
  BROTLI: capped((input, length) => brotliDecompressSync(input, { maxOutputLength: Math.max(1, length) })),
  ZSTD: capped((input, length) => zstdDecompressSync(input, { maxOutputLength: Math.max(1, length) })),
};

function capped(decompress: Decompress): NonNullable<Decompress> {
  return (input, length) => {
    if (!decompress) throw new TableUnreadable('broken', 'The table uses a compression that is not known here.');
    if (!(length >= 0 && length <= MAX_PAGE_BYTES))
      throw new TableUnreadable('row_group_too_large', `A page of the table unpacks to ${length} bytes.`);
    return decompress(input, length);
  };
}
