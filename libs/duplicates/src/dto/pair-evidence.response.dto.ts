import { ApiProperty } from '@nestjs/swagger';
import { ORIENTATIONS, type Orientation } from '@odr/contracts';

/** What the reason of a pair rests on; what was not measured is absent. Shares are of width and height, from the top left. */
export class PairEvidenceResponse {
  /** Differing bits of the 256 of the perceptual hashes, in the orientation in which they are fewest. @example 6 */
  readonly bits?: number;
  /** Cosine of the embeddings. @example 0.93 */
  readonly cosine?: number;
  /** How the first (the one asked about, or the older of a pair) has to be turned to lie like the second; clockwise. */
  @ApiProperty({ enum: ORIENTATIONS, required: false })
  readonly orientation?: Orientation;
  /** Share of what both show that is the same, 0 to 1. @example 0.99 */
  readonly same?: number;
  /** Mean correlation of the parts that have structure, -1 to 1. @example 0.98 */
  readonly correlation?: number;
  /** Spots that were found again. @example 120 */
  readonly landmarks?: number;
  /** The part of the first, turned, that the second shows too: left, top, right, bottom. @example [0.1, 0.1, 0.9, 0.9] */
  @ApiProperty({ type: [Number], required: false })
  readonly boxOfFirst?: readonly number[];
  /** The part of the second that the first shows too. @example [0, 0, 1, 1] */
  @ApiProperty({ type: [Number], required: false })
  readonly boxOfSecond?: readonly number[];
  /** Mean change of brightness of what is the same, in 255ths. */
  readonly brightness?: number;
  /** Mean change of colour, in 255ths. */
  readonly colour?: number;
}
