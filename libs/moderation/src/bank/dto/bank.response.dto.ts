import { ApiProperty } from '@nestjs/swagger';
import { HashBankKind, HashConfirmation, HashEffect, HashScanState } from '@odr/contracts';

/** A comparison of everything here with a bank. */
export class HashScanResponse {
  readonly id!: string;
  /** held waits for a person: nothing is done about what was found before somebody says so. */
  @ApiProperty({ enum: Object.values(HashScanState) })
  readonly state!: HashScanState;
  /** Whether somebody asked for it to see what would happen; else the bank has grown. */
  readonly isPreview!: boolean;
  /** How far it is, in contents. */
  readonly progress!: HashScanProgressResponse;
  /** Contents it has found. */
  readonly matched!: number;
  /** Matches that something was done about. */
  readonly applied!: number;
  readonly createdAt!: string;
  readonly finishedAt!: string | null;
}

export class HashScanProgressResponse {
  readonly done!: number;
  readonly total!: number;
}

export class HashBankResponse {
  readonly id!: string;
  readonly name!: string;
  @ApiProperty({ enum: Object.values(HashBankKind) })
  readonly kind!: HashBankKind;
  /** Bits of 256 that may differ. */
  readonly distance!: number;
  readonly minQuality!: number;
  readonly isEnabled!: boolean;
  /** Whether it hides nothing until somebody has looked: it would have hit more than anybody expects. */
  readonly isPaused!: boolean;
  readonly note!: string | null;
  readonly version!: number;
  readonly entryCount!: number;
  readonly matchCount!: number;
  /** The latest comparison with what is here. */
  @ApiProperty({ type: HashScanResponse, nullable: true })
  readonly scan!: HashScanResponse | null;
  readonly createdAt!: string;
  readonly updatedAt!: string;
}

export class HashBanksResponse {
  @ApiProperty({ type: [HashBankResponse] })
  readonly items!: readonly HashBankResponse[];
}

export class HashEntryResponse {
  readonly id!: string;
  /** pdq */
  readonly algorithm!: string;
  /** 64 hex digits. */
  readonly hash!: string;
  readonly quality!: number;
  readonly source!: string | null;
  /** What it was taken from, while that is here. */
  readonly contentId!: string | null;
  /** Of that content, base64. */
  readonly thumbhash!: string | null;
  @ApiProperty({ enum: Object.values(HashConfirmation) })
  readonly confirmed!: HashConfirmation;
  readonly disabledUntil!: string | null;
  /** The person who put it in. */
  readonly seededBy!: string;
  readonly note!: string | null;
  /** Contents it was the nearest entry to. */
  readonly matchCount!: number;
  readonly createdAt!: string;
}

export class HashEntryPageResponse {
  @ApiProperty({ type: [HashEntryResponse] })
  readonly items!: readonly HashEntryResponse[];
  readonly nextCursor!: string | null;
  /** Only when asked for. */
  readonly total?: number;
}

export class HashMatchResponse {
  readonly contentId!: string;
  readonly name!: string;
  readonly status!: string;
  readonly thumbhash!: string | null;
  readonly entryId!: string;
  /** Differing bits of 256. */
  readonly bits!: number;
  /** found: nothing was done about it yet. overruled: a bank of kind allow knows the picture. */
  @ApiProperty({ enum: Object.values(HashEffect) })
  readonly effect!: HashEffect;
  /** The case that people were asked by. */
  readonly itemId!: string | null;
  /** What they decided, unless that was reversed. */
  readonly action!: string | null;
  readonly matchedAt!: string;
}

export class HashMatchPageResponse {
  @ApiProperty({ type: [HashMatchResponse] })
  readonly items!: readonly HashMatchResponse[];
  readonly nextCursor!: string | null;
  /** Only when asked for. */
  readonly total?: number;
}

export class HashEntryCreatedResponse {
  readonly id!: string;
}
