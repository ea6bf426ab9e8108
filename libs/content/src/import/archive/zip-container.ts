import { crc32, createInflateRaw } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import yauzl from 'yauzl';
import { ItemRefused } from '../import.errors.js';
import type { ItemRefusal, JsonObject } from '../import-source.js';
import type { BlockReader } from './block-reader.js';
import { brokenOff, failed, numberIn, type Container, type ContainerEntry } from './container.js';
import { Extents } from './extents.js';
import { textOf } from './tar-header.js';
import { salvageZip } from './zip-salvage.js';

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
/** Pictures hardly shrink; what unpacks to two hundred times its size is there to fill a disk. */
const MAX_RATIO = 200;
const SMALL_BYTES = 10_000_000;

/** A zip, read in place: what is in it from its central directory, bytes by range. */
export class ZipContainer implements Container {
  /** @param reader of the archive alone, without what may lie before it */
  constructor(private readonly reader: BlockReader) {}

  async *entries(): AsyncGenerator<ContainerEntry> {
    const extents = new Extents();
    for await (const entry of this.directory())
      if (entry !== 'broken') extents.add(entry.relativeOffsetOfLocalHeader, endOf(entry));
    const overlapping = extents.overlapping();
    for await (const entry of this.directory()) {
      if (entry === 'broken') yield* this.remains();
      else if (!isFolder(entry)) yield toEntry(entry, overlapping.has(entry.relativeOffsetOfLocalHeader));
    }
  }

  async *open(locator: JsonObject): AsyncGenerator<Uint8Array> {
    const offset = numberIn(locator, 'offset');
    const compressed = numberIn(locator, 'compressed');
    const header = await this.reader.read(offset, LOCAL_HEADER_BYTES);
    if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_HEADER)
      throw new ItemRefused(failed('import.corrupt_entry', 'The archive has no such entry where its directory says.'));
    const dataAt = offset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (dataAt + compressed > this.reader.sizeBytes)
      throw new ItemRefused(failed('import.archive_truncated', 'The archive ends before this entry does.'));
    const raw = this.reader.stream(dataAt, compressed);
    yield* checked(
      locator['method'] === DEFLATED ? inflated(raw) : raw,
      numberIn(locator, 'size'),
      numberIn(locator, 'crc'),
    );
  }

  /** The directory entry by entry; `broken` where it cannot be read on. */
  private async *directory(): AsyncGenerator<yauzl.Entry | 'broken'> {
    let zip: yauzl.ZipFile;
    try {
      zip = await openZip(this.reader);
    } catch {
      // No directory at all, or not where it should be; what else could be wrong with it is told apart by nobody.
      return yield 'broken';
    }
    try {
      for (;;) {
        const entry = await nextEntry(zip);
        if (!entry) return;
        yield entry;
      }
    } catch {
      yield 'broken';
    } finally {
      zip.close();
    }
  }

  /** Without a directory the entries themselves are read, for as long as they tell where they end. */
  private async *remains(): AsyncGenerator<ContainerEntry> {
    yield* salvageZip(this.reader);
    yield brokenOff('(zip directory)');
  }
}

class ReaderOfBlocks extends yauzl.RandomAccessReader {
  constructor(private readonly blocks: BlockReader) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.blocks.stream(start, end - start));
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.blocks.read(position, length).then(
      (bytes) => {
        bytes.copy(buffer, offset);
        callback(bytes.length < length ? new Error('unexpected end of file') : null);
      },
      (error: unknown) => callback(error as Error),
    );
  }
}

const openZip = (reader: BlockReader): Promise<yauzl.ZipFile> =>
  new Promise((resolve, reject) => {
    // Names stay bytes: one that yauzl dislikes would otherwise end the whole reading.
    const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: false, autoClose: false };
    yauzl.fromRandomAccessReader(new ReaderOfBlocks(reader), reader.sizeBytes, options, (error, zip) =>
      error || !zip ? reject(error ?? new Error('no zip')) : resolve(zip),
    );
  });

const nextEntry = (zip: yauzl.ZipFile): Promise<yauzl.Entry | undefined> =>
  new Promise((resolve, reject) => {
    zip.removeAllListeners();
    zip.once('entry', resolve);
    zip.once('end', () => resolve(undefined));
    zip.once('error', reject);
    zip.readEntry();
  });

const nameOf = ({ fileName }: yauzl.Entry): string => textOf(fileName as unknown as Buffer);
const isFolder = (entry: yauzl.Entry): boolean => nameOf(entry).endsWith('/');
const endOf = ({ relativeOffsetOfLocalHeader, compressedSize, fileName }: yauzl.Entry): number =>
  relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + (fileName as unknown as Buffer).length + compressedSize;

function toEntry(entry: yauzl.Entry, overlaps: boolean): ContainerEntry {
  const { relativeOffsetOfLocalHeader, compressedSize, uncompressedSize, compressionMethod, crc32: crc } = entry;
  return {
    path: nameOf(entry),
    sizeBytes: uncompressedSize,
    locator: {
      offset: relativeOffsetOfLocalHeader,
      compressed: compressedSize,
      size: uncompressedSize,
      method: compressionMethod,
      crc,
    },
    refusal: overlaps
      ? failed(
          'import.overlapping_entries',
          'It shares its bytes with another entry: archives do that to unpack to more than they hold.',
        )
      : refusalOf(entry),
  };
}

function refusalOf(entry: yauzl.Entry): ItemRefusal | undefined {
  const { generalPurposeBitFlag, compressionMethod, compressedSize, uncompressedSize } = entry;
  if (isLink(entry)) return failed('import.link', 'A link to something else. Links are never followed.');
  if (generalPurposeBitFlag & 1)
    return failed('import.encrypted_entry', 'It is encrypted. Pack it without a password.');
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED)
    return failed(
      'import.unsupported_compression',
      `Its compression (method ${compressionMethod}) is not known here. Pack it with deflate.`,
    );
  if (compressionMethod === STORED && compressedSize !== uncompressedSize)
    return failed('import.lying_size', 'The archive contradicts itself about the size.');
  if (uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * MAX_RATIO)
    return failed('import.bomb', `It would unpack to more than ${MAX_RATIO} times its size.`);
  return undefined;
}

/** Archives made on Unix keep the file's mode. */
const isLink = ({ versionMadeBy, externalFileAttributes }: yauzl.Entry): boolean =>
  versionMadeBy >> 8 === 3 && ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;

async function* inflated(raw: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw();
  // Errors reach the reader through `inflate`; `pipeline` closes both ends when reading stops early.
  pipeline(Readable.from(raw), inflate, () => undefined);
  yield* inflate as AsyncIterable<Buffer>;
}

/** Holds an entry to what the directory said about it. */
async function* checked(bytes: AsyncIterable<Uint8Array>, sizeBytes: number, crc: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  let sum = 0;
  try {
    for await (const chunk of bytes) {
      read += chunk.length;
      if (read > sizeBytes)
        throw new ItemRefused(failed('import.lying_size', 'It unpacks to more than the archive says.'));
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('Z_'))
      throw new ItemRefused(failed('import.corrupt_entry', 'It cannot be unpacked: its bytes are damaged.'));
    throw error;
  }
  if (read < sizeBytes) throw new ItemRefused(failed('import.lying_size', 'It unpacks to less than the archive says.'));
  if (sum !== crc)
    throw new ItemRefused(failed('import.corrupt_entry', 'Its checksum is wrong: its bytes are damaged.'));
}
