import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { TableUnreadable } from '../table/table.errors.js';

/** A gzip stream without its packing. @throws TableUnreadable when it is broken, or holds more than anybody lists */
export async function* unpacked(packed: Readable, maxBytes: number): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // Whatever fails destroys both ends, and is thrown where the bytes are read.
  void pipeline(packed, gunzip).catch(() => undefined);
  let bytes = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        throw new TableUnreadable('unpacks_too_large', `The list unpacks to more than ${maxBytes} bytes.`);
      }
      yield chunk;
    }
  } catch (error) {
    // zlib alone knows whether a stream is whole.
    if (String(Object(error).code).startsWith('Z_')) throw new TableUnreadable('broken', 'The gzip stream is broken.');
    throw error;
  }
}
