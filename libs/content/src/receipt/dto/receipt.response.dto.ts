import { ApiProperty } from '@nestjs/swagger';
import { KeptPart, PrivacyCategory, RemovedKind } from '@odr/contracts';

/** Things of one kind that were taken out of a file. Names and meanings, never what they said. */
export class RemovedPartResponse {
  @ApiProperty({ enum: Object.values(RemovedKind) })
  readonly kind!: RemovedKind;
  /** What the file format calls it. @example 'APP1 Exif' */
  readonly part!: string;
  /** How often it was there. */
  readonly count!: number;
  readonly sizeBytes!: number;
  /** What such things can tell about people. */
  @ApiProperty({ enum: Object.values(PrivacyCategory), isArray: true })
  readonly categories!: PrivacyCategory[];
  /** @example ['GPSLatitude', 'SerialNumber'] */
  readonly tags!: string[];
}

export class ReceiptFileResponse {
  /** Of its bytes, in hex. */
  readonly sha256!: string;
  readonly sizeBytes!: number;
}

/** What happened to a file between arrival and publication. */
export class ReceiptResponse {
  readonly id!: string;
  readonly at!: string;
  /** As it came; kept sealed. */
  readonly received!: ReceiptFileResponse;
  /** As others get it. */
  readonly published!: ReceiptFileResponse;
  /** Of the upright pixels, which are the same in both. */
  readonly pixelSha256!: string;
  @ApiProperty({ type: [RemovedPartResponse] })
  readonly removed!: RemovedPartResponse[];
  /** What the published file still carries besides its pixels. */
  @ApiProperty({ enum: Object.values(KeptPart), isArray: true })
  readonly kept!: KeptPart[];
}

export class ReceiptsResponse {
  /** Newest first; one for each time the file was processed. */
  @ApiProperty({ type: [ReceiptResponse] })
  readonly items!: ReceiptResponse[];
}
