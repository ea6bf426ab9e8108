import { ImageFailure } from './image-failure.js';
import type { ImageFormat } from './image-format.js';

/** Progressive pictures have about ten scans. Each is a pass over all pixels, and costs its sender ten bytes. */
const MAX_SCANS = 100;
const SOS = 0xda;

/**
 * Refuses what is small to send and endless to decode, where the header does not give it away.
 * @throws ImageFailure `content.too_complex`
 */
export function assertDecodable(bytes: Buffer, format: ImageFormat): void {
  if (format === 'jpeg' && scansIn(bytes) > MAX_SCANS)
    throw new ImageFailure('content.too_complex', `It is coded in more than ${MAX_SCANS} passes.`);
}

/** In entropy-coded data 0xff is always followed by zero or a restart: other markers are real, or lie in the metadata. */
function scansIn(bytes: Buffer): number {
  let scans = 0;
  for (let at = 2; at + 4 <= bytes.length && scans <= MAX_SCANS;) {
    at = bytes.indexOf(0xff, at);
    const marker = bytes[at + 1];
    if (at === -1 || marker === undefined) break;
    const isSegment = marker > 1 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd9);
    if (marker === SOS) scans += 1;
    at += isSegment && at + 4 <= bytes.length ? 2 + bytes.readUInt16BE(at + 2) : 1;
  }
  return scans;
}
