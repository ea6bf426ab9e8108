/** Pixels as stored (before orientation), interleaved; 16-bit samples are in the machine's (little-endian) order. */
export interface Pixels {
  readonly data: Buffer;
  /** 4 only where the file has alpha: it would cost every later step a third more. */
  readonly channels: 3 | 4;
  readonly width: number;
  /** Of all frames, one below the other. */
  readonly height: number;
  readonly is16Bit: boolean;
}
