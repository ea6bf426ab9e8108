import type { Sharp } from 'sharp';
import { pdqOfPixels, type PdqHash } from './pdq.js';
import sharp from './safe-sharp.js';

/** The side that pictures are fitted into (never enlarged) before hashing; the references' own choice. */
export const PDQ_SIDE = 512;

/**
 * Names the algorithm together with its pre-scaling: hashes of different pre-scalings differ by a few bits.
 * The picture is hashed as it is stored, before its EXIF orientation, as every other PDQ does, so that banks can be exchanged.
 */
export const PDQ_RECIPE = 'pdq: fit 512, linear, unoriented';

/** PDQ of an encoded picture, with its size as stored. */
export async function pdqOfFile(bytes: Uint8Array): Promise<PdqHash & { width: number; height: number }> {
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
