import { createRequire } from 'node:module';
import { firstLine, ImageFailure, undecodable } from '../image-failure.js';
import type { Pixels } from '../pixels.js';

/** The part of libheif's WebAssembly build that is used here. */
interface LibHeif {
  readonly heif_colorspace: Readonly<Record<string, unknown>>;
  readonly heif_chroma: Readonly<Record<string, unknown>>;
  readonly heif_error_code: Readonly<Record<string, unknown>>;
  heif_context_alloc(): unknown;
  heif_context_free(context: unknown): void;
  heif_context_read_from_memory(context: unknown, bytes: Uint8Array): HeifError;
  heif_js_context_get_primary_image_handle(context: unknown): HeifError;
  heif_image_handle_has_alpha_channel(handle: unknown): number;
  heif_image_handle_release(handle: unknown): void;
  heif_js_decode_image2(handle: unknown, colorspace: unknown, chroma: unknown): Promise<DecodedImage> | DecodedImage;
  heif_image_release(image: unknown): void;
}

interface HeifError {
  readonly code?: unknown;
  readonly message?: string;
}

interface DecodedImage extends HeifError {
  readonly image: unknown;
  readonly channels: readonly {
    readonly width: number;
    readonly height: number;
    readonly stride: number;
    readonly data: Uint8Array;
  }[];
}

/** WebAssembly never gives memory back: after a picture beyond this the module is let go with it. */
const LARGE_PIXELS = 16_000_000;

let library: LibHeif | undefined;

/** Loads with the first HEIC: 3 MB of WebAssembly that few processes need. */
async function loaded(): Promise<LibHeif> {
  const require = createRequire(import.meta.url);
  const make = require('libheif-js/libheif-wasm/libheif-bundle.js') as (options: object) => LibHeif | Promise<LibHeif>;
  const quiet = { print: () => undefined, printErr: () => undefined };
  library ??= await make(quiet);
  return library;
}

/**
 * Decodes the primary picture of a HEIC, turned, mirrored and cropped as it asks for, 8 bits a sample, colour profile not applied.
 * libheif within WebAssembly: sharp's libheif is built without HEVC, and a fault in here cannot touch memory outside.
 * @throws ImageFailure if it cannot
 */
export async function decodeHeic(bytes: Buffer): Promise<Pixels> {
  const lib = await loaded();
  const context = lib.heif_context_alloc();
  try {
    check(lib, lib.heif_context_read_from_memory(context, bytes));
    const handle = lib.heif_js_context_get_primary_image_handle(context);
    check(lib, handle);
    const pixels = await decodeHandle(lib, handle);
    if (pixels.width * pixels.height > LARGE_PIXELS) library = undefined;
    return pixels;
  } catch (error) {
    if (error instanceof ImageFailure) throw error;
    // The module is in an unknown state after an abort; the next picture gets a new one.
    library = undefined;
    throw undecodable(firstLine(error), false);
  } finally {
    if (library) lib.heif_context_free(context);
  }
}

async function decodeHandle(lib: LibHeif, handle: unknown): Promise<Pixels> {
  const channels = lib.heif_image_handle_has_alpha_channel(handle) ? 4 : 3;
  const chroma = lib.heif_chroma[channels === 4 ? 'heif_chroma_interleaved_RGBA' : 'heif_chroma_interleaved_RGB'];
  const decoded = await lib.heif_js_decode_image2(handle, lib.heif_colorspace['heif_colorspace_RGB'], chroma);
  check(lib, decoded);
  try {
    const [plane] = decoded.channels;
    if (!plane) throw undecodable('The picture has no samples.', false);
    return { ...withoutPadding(plane, channels), channels, is16Bit: false };
  } finally {
    lib.heif_image_release(decoded.image);
    lib.heif_image_handle_release(handle);
  }
}

/** Rows end at multiples of 16 bytes in libheif, and at their last pixel here. */
function withoutPadding(
  { width, height, stride, data }: DecodedImage['channels'][number],
  channels: number,
): Pick<Pixels, 'width' | 'height' | 'data'> {
  const row = width * channels;
  const pixels = Buffer.allocUnsafe(row * height);
  for (let y = 0; y < height; y += 1) pixels.set(data.subarray(y * stride, y * stride + row), y * row);
  return { width, height, data: pixels };
}

function check(lib: LibHeif, result: HeifError): void {
  if (result.code === undefined || result.code === lib.heif_error_code['heif_error_Ok']) return;
  const message = result.message ?? 'the picture cannot be decoded';
  const isCut = /end of (data|file)|truncat|premature/i.test(message);
  throw undecodable(message, isCut);
}
