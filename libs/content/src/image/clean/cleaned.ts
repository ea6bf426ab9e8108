import type { RemovedKind } from '@odr/contracts';
import type { TagFound } from '../receipt/tag-found.js';

/** What a stripped file may still say about its origin. */
export interface KeptMetadata {
  readonly creator?: string;
  readonly copyright?: string;
  readonly rights?: string;
}

/** Something that was taken out of a file, with its bytes, so that it can be told what it was, and hidden payloads be found. */
export interface Removed {
  readonly kind: RemovedKind;
  /** Container-level name, e.g. `APP1 Exif`, `tEXt`, `trailing`. */
  readonly what: string;
  readonly bytes: Buffer;
  /** What it held, where the bytes alone do not tell. */
  readonly tags?: readonly TagFound[];
}

export interface Cleaned {
  readonly bytes: Buffer;
  readonly removed: readonly Removed[];
  /** Whether a colour profile is in the cleaned file. */
  readonly hasProfile: boolean;
}

/** The things to write into a cleaned container; absent ones are not written. */
export interface Additions {
  /** A TIFF-structured EXIF block (without the `Exif\0\0` prefix) that holds the orientation and nothing else. */
  readonly exif?: Buffer;
  readonly xmp?: Buffer;
}
