/** What a stripped file may still say about its origin. */
export interface KeptMetadata {
  readonly creator?: string;
  readonly copyright?: string;
  readonly rights?: string;
}

/** Something that was taken out of a file, with its bytes, so that hidden payloads can be told. */
export interface Removed {
  /** Container-level name, e.g. `APP1 Exif`, `tEXt`, `trailing`. */
  readonly what: string;
  readonly bytes: Buffer;
}

export interface Cleaned {
  readonly bytes: Buffer;
  readonly removed: readonly Removed[];
}

/** The things to write into a cleaned container; absent ones are not written. */
export interface Additions {
  /** A TIFF-structured EXIF block (without the `Exif\0\0` prefix) that holds the orientation and nothing else. */
  readonly exif?: Buffer;
  readonly xmp?: Buffer;
}
