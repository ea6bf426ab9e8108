import { SCANNERS, type ScannerName } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** What one scanner says of one item. */
export class ContentScanResponse {
  @ApiProperty({ enum: SCANNERS })
  readonly scanner!: ScannerName;
  /**
   * done, waiting, failed; outdated: there is a result, and a newer one will come; skipped: it never looks at the item,
   * because the item could not be read (`failure` says why) or is of a kind that it does not look at.
   */
  @ApiProperty({ enum: ['done', 'waiting', 'failed', 'outdated', 'skipped'] })
  readonly state!: string;
  /** Of the scanner and its rules, as they made this result; null before there is one. */
  readonly version!: string | null;
  readonly scannedAt!: string | null;
  /** Those of its flags that the item has. @example ['face'] */
  readonly flags!: string[];
  /** In the scanner's own words; see the guide. Boxes are fractions of the picture as shown, from the top left. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  readonly findings!: Record<string, unknown> | null;
  /** A problem code: of the last attempt that failed, or of what stopped the item before any. @example 'model.timed_out' */
  readonly failure!: string | null;
}

export class ContentScansResponse {
  @ApiProperty({ type: [ContentScanResponse] })
  readonly items!: ContentScanResponse[];
}

/** Items that a scanner could not look at for one reason. */
export class ScanFailureResponse {
  /** A problem code. */
  readonly code!: string;
  readonly count!: number;
  /** One of them. */
  readonly contentId!: string;
  /** Of that one. */
  readonly message!: string;
}

/** How far a scanner has come. */
export class ScannerProgressResponse {
  @ApiProperty({ enum: SCANNERS })
  readonly scanner!: ScannerName;
  /** Whether this installation runs it. One that is off keeps its results, and makes no new ones. */
  readonly isOn!: boolean;
  readonly version!: string;
  /** What it looks at: columns, preview or pixels. */
  readonly needs!: string;
  /** Items that it can look at. */
  readonly total!: number;
  /** Those with a result that counts. */
  readonly done!: number;
  /** Those with a result of another version, or from before everything was asked for again. */
  readonly outdated!: number;
  /** Those that could not be looked at so far; the scanner gives up after three attempts. */
  readonly failed!: number;
  /** Scans of it that wait or run now. */
  readonly queued!: number;
  /** When somebody last asked for everything to be scanned again. */
  readonly rescanAskedAt!: string | null;
  @ApiProperty({ type: [ScanFailureResponse] })
  readonly failures!: ScanFailureResponse[];
}

/** How many pictures are found also by copies that were turned or mirrored; those from before that was kept are filled in. */
export class TurnedHashesResponse {
  /** Pictures with a perceptual hash. */
  readonly total!: number;
  /** Those with a hash for each of the eight orientations. */
  readonly done!: number;
  /** Those for which the others could not be computed any more: their received bytes are gone, or no decoder reads them. */
  readonly failed!: number;
}

export class ScannersResponse {
  @ApiProperty({ type: [ScannerProgressResponse] })
  readonly items!: ScannerProgressResponse[];
  readonly turnedHashes!: TurnedHashesResponse;
}
