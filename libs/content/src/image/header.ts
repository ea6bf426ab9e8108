import { readHeifHeader } from './heif/heif-header.js';
import { firstLine, ImageFailure } from './image-failure.js';
import type { ImageFormat } from './image-format.js';
import sharp from './safe-sharp.js';

/** What a file says about itself before any pixel is decoded. */
export interface ImageHeader {
  readonly format: ImageFormat;
  /** Size as stored, of one frame. */
  readonly storedWidth: number;
  readonly storedHeight: number;
  /** Size as shown, after the EXIF orientation. */
  readonly width: number;
  readonly height: number;
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
  /** Frames of an animation; 1 for a still. */
  readonly frames: number;
  readonly is16Bit: boolean;
  readonly hasProfile: boolean;
  /** The colour profile itself where it is not applied while decoding. */
  readonly profile?: Buffer;
  readonly exif?: Buffer;
  readonly xmp?: Buffer;
  readonly iptc?: Buffer;
  /** PNG text chunks. */
  readonly comments: readonly { readonly keyword: string; readonly text: string }[];
}

/** Limits that are judged from the header alone, before memory is spent on pixels. */
export interface ImageLimits {
  /** Of all frames together. */
  readonly maxPixels: number;
}

/** An animation of a minute; longer ones are films. */
const MAX_FRAMES = 1_000;
/** Four inks and transparency. */
const MAX_CHANNELS = 5;

/** 100 megapixels: 400 MB decoded. */
export const DEFAULT_LIMITS: ImageLimits = { maxPixels: 100_000_000 };

/**
 * Reads the header and judges it.
 * @param source the file's bytes or its path
 * @throws ImageFailure `content.undecodable`, `content.too_many_pixels`, `content.too_many_frames` or `content.too_complex`
 */
export async function readHeader(
  source: Buffer | string,
  format: ImageFormat,
  limits: ImageLimits,
): Promise<ImageHeader> {
  if (format === 'heic') return heicHeader(source, limits);
  const found = await sharp(source, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw new ImageFailure('content.undecodable', 'The header of the picture cannot be read.', firstLine(error));
    });
  const { width: storedWidth, height, pageHeight, orientation = 1 } = found;
  const storedHeight = pageHeight ?? height;
  // The pages of a TIFF and the pictures of an AVIF are not one animation; the first is the picture.
  const frames = format === 'tiff' || format === 'avif' ? 1 : (found.pages ?? 1);
  assertFits({ width: storedWidth, height: storedHeight, frames }, limits);
  if (found.channels > MAX_CHANNELS)
    throw new ImageFailure(
      'content.too_complex',
      `A pixel has ${found.channels} samples; ${MAX_CHANNELS} are allowed.`,
    );
  const turned = orientation >= 5;
  return {
    format,
    storedWidth,
    storedHeight,
    width: turned ? storedHeight : storedWidth,
    height: turned ? storedWidth : storedHeight,
    orientation,
    frames,
    is16Bit: found.depth === 'ushort',
    hasProfile: found.icc !== undefined,
    exif: found.exif,
    xmp: found.xmp,
    iptc: found.iptc,
    comments: found.comments ?? [],
  };
}

/** HEVC is not in sharp's build: its container is read here, its pixels by a decoder of their own. */
async function heicHeader(source: Buffer | string, limits: ImageLimits): Promise<ImageHeader> {
  const { width, height, codedPixels, ...found } = await readHeifHeader(source);
  assertFits({ width, height, frames: 1 }, limits);
  assertTilesFit(codedPixels, limits);
  return {
    ...found,
    format: 'heic',
    storedWidth: width,
    storedHeight: height,
    width,
    height,
    orientation: 1,
    frames: 1,
    is16Bit: false,
    hasProfile: found.profile !== undefined,
    comments: [],
  };
}

function assertFits(
  { width, height, frames }: { width: number; height: number; frames: number },
  { maxPixels }: ImageLimits,
): void {
  if (frames > MAX_FRAMES)
    throw new ImageFailure('content.too_many_frames', `The animation has ${frames} frames; ${MAX_FRAMES} are allowed.`);
  const pixels = width * height * frames;
  if (pixels <= maxPixels) return;
  const size = `${width} × ${height}${frames > 1 ? ` × ${frames} frames` : ''}`;
  throw new ImageFailure('content.too_many_pixels', `${size} are ${pixels} pixels; ${maxPixels} are allowed.`);
}

/** Tiles overhang their picture, and transparency is a picture of its own: twice over is honest, more is a bomb. */
function assertTilesFit(codedPixels: number, { maxPixels }: ImageLimits): void {
  if (codedPixels > maxPixels * 4)
    throw new ImageFailure('content.too_many_pixels', `The tiles are ${codedPixels} pixels; ${maxPixels} are allowed.`);
}
