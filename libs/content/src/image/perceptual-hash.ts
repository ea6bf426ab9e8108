import type { Sharp } from 'sharp';
import { pdqOfPixels, type TurnedPdqHash } from './pdq.js';
import sharp from './safe-sharp.js';

/**
 * The side that pictures are fitted into (linear, never enlarged) before hashing; the references' own choice. Hashes of
 * different pre-scalings differ by a few bits. A picture is hashed as it is stored, before its EXIF orientation, as every
 * other PDQ does, so that banks can be exchanged.
 */
export const PDQ_SIDE = 512;

/** PDQ of an encoded picture, with its size as stored. */
export async function pdqOfFile(bytes: Uint8Array): Promise<TurnedPdqHash & { width: number; height: number }> {
  const { width, height } = await sharp(bytes).metadata();
  const { data, info } = await fitForPdq(sharp(bytes)).raw().toBuffer({ resolveWithObject: true });
  return { ...pdqOfPixels(data, info.width, info.height, info.channels), width, height };
}

/** Scales a pipeline down to what PDQ is computed on: at most 512 px, no alpha, 8 bits. */
export const fitForPdq = (image: Sharp): Sharp =>
  image
    .removeAlpha()
    .resize(PDQ_SIDE, PDQ_SIDE, { fit: 'inside', withoutEnlargement: true, kernel: 'linear', fastShrinkOnLoad: false })
    .toColourspace('srgb');
