import { open, type FileHandle } from 'node:fs/promises';
import { ImageFailure } from '../image-failure.js';
import { brokenHeif, leadingBoxes } from './boxes.js';
import { inputsOf, itemData, propertiesOf, readHeif, type HeifFile } from './heif-file.js';
import { shownItems } from './shown-items.js';

/** What a HEIC says about itself before any pixel is decoded. */
export interface HeifHeader {
  /** As shown: decoders turn, mirror and crop by themselves. */
  readonly width: number;
  readonly height: number;
  /** Pixels to decode for it, tiles and transparency included. */
  readonly codedPixels: number;
  readonly profile?: Buffer;
  readonly exif?: Buffer;
  readonly xmp?: Buffer;
}

const MAX_DIRECTORY_BYTES = 16_000_000;
const QUARTER_TURN = 1;
/** Before the TIFF structure of an Exif item stands where it begins. */
const EXIF_OFFSET_BYTES = 4;

/** @param source the file's bytes or its path; from a path only the directory is read, without EXIF and XMP */
export async function readHeifHeader(source: Buffer | string): Promise<HeifHeader> {
  const bytes = typeof source === 'string' ? await readDirectory(source) : source;
  const { boxes } = leadingBoxes(bytes);
  const [ftyp, meta] = ['ftyp', 'meta'].map((type) => boxes.find((box) => box.type === type));
  if (!ftyp || !meta) throw brokenHeif('there is no directory');
  const file = readHeif(ftyp.body, meta.body);
  const shown = shownItems(file);
  const { width, height } = shownSize(file);
  return {
    width,
    height,
    codedPixels: codedPixels(file, shown),
    profile: profileOf(file),
    ...(typeof source === 'string' ? {} : metadataOf(file, source)),
  };
}

/** `ftyp` and `meta`, wherever they lie: the pictures between them are not read. */
async function readDirectory(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const found: Buffer[] = [];
    for (let at = 0; at + 16 <= size && found.length < 2;) {
      const head = await read(file, at, 16);
      const short = head.readUInt32BE(0);
      const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - at : short;
      if (length < 8 || at + length > size) break;
      if (['ftyp', 'meta'].includes(head.toString('latin1', 4, 8))) {
        if (length > MAX_DIRECTORY_BYTES) throw brokenHeif('its directory is larger than any picture needs');
        found.push(await read(file, at, length));
      }
      at += length;
    }
    return Buffer.concat(found);
  } finally {
    await file.close();
  }
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position });
  return buffer.subarray(0, bytesRead);
}

function sizeOf(file: HeifFile, id: number): { width: number; height: number } {
  const ispe = propertiesOf(file, id).find(({ type }) => type === 'ispe')?.body;
  if (!ispe || ispe.length < 12) throw brokenHeif(`item ${id} has no size`);
  return { width: ispe.readUInt32BE(4), height: ispe.readUInt32BE(8) };
}

function shownSize(file: HeifFile): { width: number; height: number } {
  const { width, height } = sizeOf(file, file.primary);
  if (width === 0 || height === 0) throw brokenHeif('the picture has no pixels');
  const turn = propertiesOf(file, file.primary).find(({ type }) => type === 'irot')?.body[0] ?? 0;
  return (turn & QUARTER_TURN) === 1 ? { width: height, height: width } : { width, height };
}

/** Each tile counts as often as it is used. */
function codedPixels(file: HeifFile, shown: ReadonlySet<number>): number {
  const area = (id: number): number => {
    const { width, height } = sizeOf(file, id);
    return width * height;
  };
  return [...shown].reduce((sum, id) => {
    const tiles = inputsOf(file, id).reduce((total, tile) => total + area(tile), 0);
    return sum + Math.max(area(id), tiles);
  }, 0);
}

function profileOf(file: HeifFile): Buffer | undefined {
  const box = propertiesOf(file, file.primary).find(
    ({ type, body }) => type === 'colr' && /^(prof|rICC)$/.test(body.toString('latin1', 0, 4)),
  );
  return box?.body.subarray(4);
}

function metadataOf(file: HeifFile, bytes: Buffer): Pick<HeifHeader, 'exif' | 'xmp'> {
  const items = [...file.items.values()];
  const exif = items.find(({ type }) => type === 'Exif');
  const xmp = items.find(({ type, contentType }) => type === 'mime' && contentType === 'application/rdf+xml');
  const read = (id: number | undefined): Buffer | undefined => {
    if (id === undefined) return undefined;
    try {
      return itemData(file, bytes, id);
    } catch (error) {
      if (error instanceof ImageFailure) return undefined; // metadata that lies nowhere is no metadata
      throw error;
    }
  };
  return { exif: read(exif?.id)?.subarray(EXIF_OFFSET_BYTES), xmp: read(xmp?.id) };
}
