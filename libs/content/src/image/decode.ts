import { createHash, type Hash } from 'node:crypto';
import type { OutputInfo, Sharp } from 'sharp';
import { decodeHeic } from './heif/heif-decoder.js';
import type { ImageHeader, ImageLimits } from './header.js';
import { firstLine, undecodable } from './image-failure.js';
import type { Pixels } from './pixels.js';
import sharp from './safe-sharp.js';

/**
 * Decodes every pixel, ignoring colour profile and orientation.
 * @throws ImageFailure `content.truncated` or `content.undecodable`
 */
export async function decode(bytes: Buffer, header: ImageHeader, limits: ImageLimits): Promise<Pixels> {
  if (header.format === 'heic') return decodeHeic(bytes);
  const image = sharp(bytes, {
    animated: header.frames > 1,
    failOn: 'truncated',
    ignoreIcc: true,
    limitInputPixels: limits.maxPixels,
    sequentialRead: true,
  });
  try {
    const { data, info } = await image
      .toColourspace(header.is16Bit ? 'rgb16' : 'srgb')
      .raw({ depth: header.is16Bit ? 'ushort' : 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return toPixels(data, info, header.is16Bit);
  } catch (error) {
    const message = firstLine(error);
    const truncated = /truncat|premature|unexpected end|end of (file|stream)|not enough|too short|EOF/i.test(message);
    throw undecodable(message, truncated);
  }
}

/** Names what sharp has put out raw. */
export const toPixels = (data: Buffer, { width, height, channels }: OutputInfo, is16Bit: boolean): Pixels => ({
  data,
  width,
  height,
  channels: channels === 4 ? 4 : 3,
  is16Bit,
});

/** A sharp pipeline over decoded pixels as they were stored. */
export function fromPixels({ data, width, height, channels, is16Bit }: Pixels): Sharp {
  const samples = is16Bit ? new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2) : data;
  return sharp(samples, { raw: { width, height, channels }, limitInputPixels: false });
}

/**
 * SHA-256 of the picture itself: it survives any change of metadata or lossless container.
 * Hashed are the oriented pixels, row by row from the top left, four samples each (red, green, blue, alpha; alpha is full
 * where the file has none), 8 bits a sample, or 16 bits little-endian if the file has 16; frames of an animation one after
 * the other. The colour profile is not applied: its arithmetic changes between library versions. CMYK is taken to sRGB first.
 */
export async function pixelSha256(pixels: Pixels, orientation: number): Promise<string> {
  const hash = createHash('sha256');
  if (orientation === 1 && !pixels.is16Bit && pixels.channels === 3)
    return updateWithAlpha(hash, pixels.data).digest('hex');
  if (orientation === 1 && pixels.channels === 4) return hash.update(pixels.data).digest('hex');
  const upright = orient(fromPixels(pixels), orientation).ensureAlpha();
  return hash.update(await upright.raw({ depth: pixels.is16Bit ? 'ushort' : 'uchar' }).toBuffer()).digest('hex');
}

const PIXELS_AT_ONCE = 65_536;

/** Feeds RGB as RGBA, by pieces that stay in the processor's cache; sharp would write the whole picture once more. */
function updateWithAlpha(hash: Hash, rgb: Buffer): Hash {
  const piece = new Uint8Array(PIXELS_AT_ONCE * 4).fill(255);
  const total = rgb.length / 3;
  for (let first = 0; first < total; first += PIXELS_AT_ONCE) {
    const count = Math.min(PIXELS_AT_ONCE, total - first);
    for (let pixel = 0, from = first * 3, to = 0; pixel < count; pixel += 1, from += 3, to += 4) {
      piece[to] = rgb[from] as number;
      piece[to + 1] = rgb[from + 1] as number;
      piece[to + 2] = rgb[from + 2] as number;
    }
    hash.update(piece.subarray(0, count * 4));
  }
  return hash;
}

/** Turns and mirrors a picture the way its EXIF orientation asks for. */
export function orient(image: Sharp, orientation: number): Sharp {
  // sharp mirrors before it turns, whatever the order of the calls.
  switch (orientation) {
    case 2:
      return image.flop();
    case 3:
      return image.rotate(180);
    case 4:
      return image.flip();
    case 5:
      return image.rotate(90).flip();
    case 6:
      return image.rotate(90);
    case 7:
      return image.rotate(90).flop();
    case 8:
      return image.rotate(270);
    default:
      return image;
  }
}
