import { clean } from './clean/clean.js';
import { hiddenPayload } from './clean/payload.js';
import { assertDecodable } from './complexity.js';
import { decode, pixelSha256 } from './decode.js';
import { readEmbeddedMetadata, type EmbeddedMetadata } from './embedded-metadata.js';
import { readHeader, type ImageLimits } from './header.js';
import { identify } from './identify.js';
import { ImageFailure } from './image-failure.js';
import type { ImageFormat } from './image-format.js';
import { derive, type Derivatives } from './previews.js';
import { receiptOf, type CleaningReceipt } from './receipt/receipt.js';
import { usageStatements, type UsageStatements } from './usage-statements.js';

/** Everything that intake finds out about a picture, and the files to publish. */
export interface ProcessedImage extends Derivatives {
  readonly format: ImageFormat;
  /** Size as shown. */
  readonly width: number;
  readonly height: number;
  readonly pixelSha256: string;
  readonly metadata: EmbeddedMetadata;
  /** The cleaned original. */
  readonly published: Buffer;
  readonly receipt: CleaningReceipt;
  /** Another kind of file that hid in the parts taken out, e.g. `zip in trailing`. */
  readonly hiddenPayload?: string;
  /** What the file says about training on it. */
  readonly usage: UsageStatements;
}

/**
 * Identify, decode, hash, clean, preview: one file in, everything out.
 * @throws ImageFailure whose code says what is wrong with the file
 */
export async function processImage(bytes: Buffer, limits: ImageLimits): Promise<ProcessedImage> {
  const format = await identify(bytes);
  const header = await readHeader(bytes, format, limits);
  assertDecodable(bytes, format);
  const pixels = await decode(bytes, header, limits);
  // A TIFF has no EXIF block: it is one.
  const metadata = readEmbeddedMetadata(format === 'tiff' ? { ...header, exif: bytes } : header);
  const [hash, derivatives, cleaned] = await Promise.all([
    pixelSha256(pixels, header.orientation),
    derive(bytes, header, pixels),
    clean(bytes, header, metadata),
  ]);
  if (REWRITTEN.has(format)) await assertSamePixels(cleaned.bytes, format, limits, hash);
  return {
    ...derivatives,
    format,
    // Cropping is known to the decoder of a HEIC alone.
    width: format === 'heic' ? pixels.width : header.width,
    height: format === 'heic' ? pixels.height : header.height,
    pixelSha256: hash,
    metadata,
    published: cleaned.bytes,
    receipt: receiptOf(cleaned, header.orientation !== 1, metadata),
    hiddenPayload: hiddenPayload(cleaned.removed),
    usage: usageStatements(bytes, header.xmp),
  };
}

/** Containers that are written anew, so that a mistake could show other pixels. */
const REWRITTEN: ReadonlySet<ImageFormat> = new Set(['avif', 'heic', 'tiff']);

/**
 * What is published is the picture that was looked at. It is not where a file is damaged in a way that decoders conceal, some with
 * whatever their memory holds.
 */
async function assertSamePixels(
  published: Buffer,
  format: ImageFormat,
  limits: ImageLimits,
  hash: string,
): Promise<void> {
  const header = await readHeader(published, format, limits);
  if ((await pixelSha256(await decode(published, header, limits), header.orientation)) !== hash)
    throw new ImageFailure('content.undecodable', 'The picture is damaged: it decodes differently each time.');
}
