import type { Sharp } from 'sharp';
import { createHash } from 'node:crypto';
import { firstLine, type ImageHeader, type ImageLimits } from './header.js';
import { ImageFailure } from './image-failure.js';
import sharp from './safe-sharp.js';

/** Pixels as stored (before orientation), interleaved RGBA; 16-bit samples are in the machine's (little-endian) order. */
export interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  /** Of all frames, one below the other. */
  readonly height: number;
  readonly is16Bit: boolean;
}

/**
 * Decodes every pixel, ignoring colour profile and orientation.
 * @throws ImageFailure `content.truncated` or `content.undecodable`
 */
export async function decode(bytes: Buffer, header: ImageHeader, limits: ImageLimits): Promise<Pixels> {
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
      .ensureAlpha()
      .raw({ depth: header.is16Bit ? 'ushort' : 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height, is16Bit: header.is16Bit };
  } catch (error) {
    const message = firstLine(error);
    const truncated = /truncat|premature|unexpected end|end of (file|stream)|not enough|too short|EOF/i.test(message);
    throw new ImageFailure(truncated ? 'content.truncated' : 'content.undecodable', message);
  }
}

/** A sharp pipeline over decoded pixels, upright, 8 or 16 bits as they are. */
export const upright = (pixels: Pixels, orientation: number): Sharp => orient(fromPixels(pixels), orientation);

/** A sharp pipeline over decoded pixels as they were stored. */
export function fromPixels({ data, width, height, is16Bit }: Pixels): Sharp {
  const samples = is16Bit ? new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2) : data;
  return sharp(samples, { raw: { width, height, channels: 4 }, limitInputPixels: false });
}

/**
 * SHA-256 of the picture itself: it survives any change of metadata or lossless container.
 * Hashed are the oriented pixels, row by row from the top left, four samples each (red, green, blue, alpha; alpha is full
 * where the file has none), 8 bits a sample, or 16 bits little-endian if the file has 16; frames of an animation one after
 * the other. The colour profile is not applied: its arithmetic changes between library versions. CMYK is taken to sRGB first.
 */
export async function pixelSha256(pixels: Pixels, orientation: number): Promise<string> {
  const data =
    orientation === 1
      ? pixels.data
      : await upright(pixels, orientation)
          .raw({ depth: pixels.is16Bit ? 'ushort' : 'uchar' })
          .toBuffer();
  return createHash('sha256').update(data).digest('hex');
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
