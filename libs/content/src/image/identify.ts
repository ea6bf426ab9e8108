import { open } from 'node:fs/promises';
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type';
import { ImageFailure } from './image-failure.js';
import { IMAGE_FORMATS, type ImageFormat } from './image-format.js';

const EXPLAINED_BYTES = 1_000;

const FORMAT_OF = new Map<string, ImageFormat>([
  ...Object.entries(IMAGE_FORMATS).map(([format, { mediaType }]) => [mediaType, format as ImageFormat] as const),
  ['image/apng', 'png'],
  ['image/heif', 'heic'],
  ['image/heic-sequence', 'heic'],
  ['image/heif-sequence', 'heic'],
]);

/**
 * Tells the format by the bytes alone; name and declared type are never believed.
 * @param file the whole file or its path (a TIFF may keep its directory, which tells it from a camera's raw file, at the end)
 * @throws ImageFailure `content.empty_file` or `content.unsupported_format`, with the reason in words
 */
export async function identify(file: Uint8Array | string): Promise<ImageFormat> {
  const head = typeof file === 'string' ? await readHead(file) : file.subarray(0, EXPLAINED_BYTES);
  if (head.length === 0) throw new ImageFailure('content.empty_file', 'The file has no bytes.');
  const type = await (typeof file === 'string' ? fileTypeFromFile(file) : fileTypeFromBuffer(file));
  const format = type && FORMAT_OF.get(type.mime === 'image/heif' ? codecOf(head) : type.mime);
  if (format) return format;
  throw new ImageFailure('content.unsupported_format', reason(head, type?.mime));
}

/** A HEIF file may name no codec before all others; then the list of brands it is compatible with tells. */
const codecOf = (head: Uint8Array): string => {
  const brands = Buffer.from(head.subarray(8, 8 + (head[3] ?? 0))).toString('latin1');
  return brands.includes('avif') ? 'image/avif' : 'image/heic';
};

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(EXPLAINED_BYTES) });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function reason(head: Uint8Array, found: string | undefined): string {
  const accepted = `Accepted are ${Object.keys(IMAGE_FORMATS).join(', ')}.`;
  const text = Buffer.from(head).toString('latin1').toLowerCase();
  if (text.includes('<svg')) return `SVG is refused because it can carry scripts. ${accepted}`;
  return found ? `The bytes are ${found}. ${accepted}` : `The bytes are not an image. ${accepted}`;
}
