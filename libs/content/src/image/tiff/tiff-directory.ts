import { ImageFailure } from '../image-failure.js';

/** Bytes of one value, by the number of its type. */
const TYPE_BYTES: Readonly<Record<number, number>> = {
  ...{ 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4 },
  ...{ 16: 8, 17: 8, 18: 8 },
};
const MAX_ENTRIES = 4_096;
const MAX_DIRECTORIES = 10_000;

/** One entry of a directory. */
export interface TiffEntry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** The values as they stand in the file. */
  readonly bytes: Buffer;
}

export interface TiffDirectory {
  readonly entries: readonly TiffEntry[];
  /** Where the next page's directory lies; 0 after the last. */
  readonly next: number;
}

/** Reads the directories of a TIFF, classic or big, in either order of bytes. */
export class TiffReader {
  readonly isLittle: boolean;
  readonly first: number;
  private readonly isBig: boolean;

  /** @throws ImageFailure if it does not begin as a TIFF does */
  constructor(private readonly bytes: Buffer) {
    this.isLittle = bytes.toString('latin1', 0, 2) === 'II';
    const magic = this.number(2, 2);
    this.isBig = magic === 43;
    if (magic !== 42 && magic !== 43) throw brokenTiff('the header is not that of a TIFF');
    this.first = this.isBig ? this.number(8, 8) : this.number(4, 4);
  }

  /** @throws ImageFailure if it lies outside of the file */
  directory(at: number): TiffDirectory {
    const [countSize, entrySize, offsetSize] = this.isBig ? [8, 20, 8] : [2, 12, 4];
    const count = this.number(at, countSize);
    if (count === 0 || count > MAX_ENTRIES) throw brokenTiff(`a directory claims ${count} entries`);
    const start = at + countSize;
    const entries = Array.from({ length: count }, (_, index) => this.entry(start + index * entrySize, offsetSize));
    return {
      entries: entries.filter((entry) => entry !== undefined),
      next: this.number(start + count * entrySize, offsetSize),
    };
  }

  /** Directories of the further pages; a chain that breaks or bites its tail simply ends. */
  furtherPages({ next }: TiffDirectory): TiffDirectory[] {
    const pages: TiffDirectory[] = [];
    const seen = new Set<number>([0, this.first]);
    for (let at = next; !seen.has(at) && pages.length < MAX_DIRECTORIES;) {
      seen.add(at);
      const page = this.directoryOrNothing(at);
      if (!page) break;
      pages.push(page);
      at = page.next;
    }
    return pages;
  }

  directoryOrNothing(at: number): TiffDirectory | undefined {
    try {
      return this.directory(at);
    } catch (error) {
      if (error instanceof ImageFailure) return undefined; // it is only counted, never published
      throw error;
    }
  }

  /** The values of an entry of whole numbers. */
  numbers({ type, count, bytes }: TiffEntry): number[] {
    const size = TYPE_BYTES[type] ?? 1;
    return Array.from({ length: count }, (_, index) => this.numberIn(bytes, index * size, size));
  }

  private entry(at: number, offsetSize: number): TiffEntry | undefined {
    const [tag, type] = [this.number(at, 2), this.number(at + 2, 2)];
    const count = this.number(at + 4, offsetSize);
    const size = (TYPE_BYTES[type] ?? 0) * count;
    const start = size <= offsetSize ? at + 4 + offsetSize : this.number(at + 4 + offsetSize, offsetSize);
    // A type or a place that does not exist: decoders skip such an entry.
    if (size === 0 || start + size > this.bytes.length) return undefined;
    return { tag, type, count, bytes: this.bytes.subarray(start, start + size) };
  }

  private number(at: number, size: number): number {
    if (at + size > this.bytes.length)
      throw new ImageFailure('content.truncated', `The TIFF breaks off before byte ${at + size}.`);
    return this.numberIn(this.bytes, at, size);
  }

  private numberIn(bytes: Buffer, at: number, size: number): number {
    if (size === 8) return Number(this.isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
    return this.isLittle ? bytes.readUIntLE(at, size) : bytes.readUIntBE(at, size);
  }
}

export const brokenTiff = (why: string): ImageFailure =>
  new ImageFailure('content.undecodable', `The TIFF structure does not hold together: ${why}.`);
