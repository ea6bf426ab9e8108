import type { Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { colourManaged } from './colour-managed.js';
import { measureQuality, type QualityMeasures } from '../scan/quality/measure.js';
import { fromPixels, orient, toPixels } from './decode.js';
import type { ImageHeader } from './header.js';
import { pdqOfPixels, type TurnedPdqHash } from './pdq.js';
import { fitForPdq } from './perceptual-hash.js';
import type { Pixels } from './pixels.js';
import sharp from './safe-sharp.js';

/** Longest sides in pixels. */
export const PREVIEW_SIDE = 1_440;
export const THUMBNAIL_SIDE = 320;
const THUMBHASH_SIDE = 100;

/** What a derivative is written in. */
export type Encoding = 'webp' | 'avif';

/** An encoded derivative of a picture, upright, in sRGB, without metadata. */
export interface Preview {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

export interface Derivatives {
  readonly preview: Preview;
  readonly thumbnail: Preview;
  /** ThumbHash in base64: a blurred placeholder of about 25 bytes. */
  readonly thumbhash: string;
  readonly perceptualHash: TurnedPdqHash;
  readonly quality: QualityMeasures;
}

/** Makes everything that is shown before the original is, from one decoded picture: each size from the next larger one. */
export async function derive(bytes: Buffer, header: ImageHeader, pixels: Pixels): Promise<Derivatives> {
  const still = firstFrame(pixels, header);
  const large = await upright(bytes, header, still, PREVIEW_SIDE);
  const small = shrink(large, THUMBNAIL_SIDE);
  const [preview, thumbnail, thumbhash, perceptualHash] = await Promise.all([
    encode(large, 'webp'),
    small.then((pixels) => encode(pixels, 'webp')),
    small.then(placeholder),
    perceptualHashOf(still),
  ]);
  return { preview, thumbnail, thumbhash, perceptualHash, quality: measureQuality(large) };
}

export const firstFrame = (pixels: Pixels, { frames, storedHeight }: ImageHeader): Pixels => {
  if (frames === 1) return pixels;
  const bytes = pixels.width * storedHeight * pixels.channels * (pixels.is16Bit ? 2 : 1);
  return { ...pixels, height: storedHeight, data: pixels.data.subarray(0, bytes) };
};

/**
 * The picture as it is shown, in sRGB.
 * A colour profile can only be applied while decoding, so such a file is decoded a second time.
 * @param side longest side in pixels; smaller pictures keep their size
 */
export async function upright(bytes: Buffer, header: ImageHeader, still: Pixels, side: number): Promise<Pixels> {
  if (header.profile) return raw(await colourManaged(fit(fromPixels(still), side), header.profile));
  const source = header.hasProfile ? sharp(bytes, { failOn: 'truncated', limitInputPixels: false }) : fromPixels(still);
  return raw(orient(fit(source, side), header.orientation));
}

export const shrink = (pixels: Pixels, side: number): Promise<Pixels> => raw(fit(fromPixels(pixels), side));

const fit = (image: Sharp, side: number): Sharp =>
  image.resize(side, side, { fit: 'inside', withoutEnlargement: true });

async function raw(image: Sharp): Promise<Pixels> {
  const { data, info } = await image
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return toPixels(data, info, false);
}

// AVIF at its usual effort takes ten times as long as WebP, for a twentieth of the size.
const ENCODERS: Readonly<Record<Encoding, (image: Sharp) => Sharp>> = {
  webp: (image) => image.webp({ quality: 80, effort: 4 }),
  avif: (image) => image.avif({ quality: 55, effort: 2 }),
};

export async function encode(pixels: Pixels, encoding: Encoding): Promise<Preview> {
  const { data, info } = await ENCODERS[encoding](fromPixels(pixels)).toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

/** Of the picture as it is stored, in all its orientations. */
export async function perceptualHashOf(still: Pixels): Promise<TurnedPdqHash> {
  const { data, info } = await fitForPdq(fromPixels(still)).raw().toBuffer({ resolveWithObject: true });
  return pdqOfPixels(data, info.width, info.height, info.channels);
}

async function placeholder(small: Pixels): Promise<string> {
  const { data, info } = await fit(fromPixels(small), THUMBHASH_SIDE)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
}
