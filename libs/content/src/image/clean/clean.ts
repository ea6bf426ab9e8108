import { assertNever } from '@odr/kernel';
import type { ImageHeader } from '../header.js';
import { additionsOf } from './additions.js';
import type { ImageFormat } from '../image-format.js';
import type { Additions, Cleaned, KeptMetadata } from './cleaned.js';
import { cleanGif } from './gif.js';
import { cleanHeif } from './heif.js';
import { cleanJpeg } from './jpeg.js';
import { cleanPng } from './png.js';
import { cleanTiff } from './tiff.js';
import { cleanWebp } from './webp.js';

/**
 * The file to publish: the very pixels, orientation and colour profile, the given creator and rights as XMP, nothing else.
 * An allow-list per container and no deny-list of tags: what nobody has thought of is gone too.
 * @throws ImageFailure if the structure does not hold together
 */
export function clean(
  bytes: Buffer,
  { format, orientation }: ImageHeader,
  kept: KeptMetadata,
): Cleaned | Promise<Cleaned> {
  return write(bytes, format, additionsOf(orientation, kept));
}

/** The same pixels, orientation and colour profile with another packet of XMP, and nothing else. @throws ImageFailure */
export const rewrite = (bytes: Buffer, { format, orientation }: ImageHeader, xmp: Buffer): Cleaned | Promise<Cleaned> =>
  write(bytes, format, { ...additionsOf(orientation, {}), xmp });

function write(bytes: Buffer, format: ImageFormat, additions: Additions): Cleaned | Promise<Cleaned> {
  switch (format) {
    case 'jpeg':
      return cleanJpeg(bytes, additions);
    case 'png':
      return cleanPng(bytes, additions);
    case 'webp':
      return cleanWebp(bytes, additions);
    case 'gif':
      return cleanGif(bytes, additions);
    case 'avif':
    case 'heic':
      return cleanHeif(bytes, additions);
    case 'tiff':
      return cleanTiff(bytes, additions);
    default:
      return assertNever(format);
  }
}
