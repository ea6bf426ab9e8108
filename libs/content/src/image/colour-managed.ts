import type { Sharp } from 'sharp';
import { profileChunk } from './clean/png.js';
import sharp from './safe-sharp.js';

/** Signature and IHDR. */
const PNG_HEAD_BYTES = 33;

/**
 * The picture in the colours its profile gives it. sharp applies profiles only while decoding, so pixels that something else has
 * decoded become a PNG with the profile in it.
 */
export async function colourManaged(image: Sharp, profile: Buffer): Promise<Sharp> {
  const plain = await image.png({ compressionLevel: 0 }).toBuffer();
  const managed = Buffer.concat([
    plain.subarray(0, PNG_HEAD_BYTES),
    profileChunk(profile),
    plain.subarray(PNG_HEAD_BYTES),
  ]);
  return sharp(managed, { failOn: 'none', limitInputPixels: false });
}
