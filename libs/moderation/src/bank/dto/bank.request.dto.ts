import { HashBankKind, HashConfirmation } from '@odr/contracts';
import { PageQuery } from '@odr/platform';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { AbsentOrValid } from '../../dto/absent-or-valid.js';

const NAME = /^[A-Z][A-Z0-9_]{0,63}$/;
const SAID = { message: 'name must be capital letters, digits and underscores, a letter first' };

export class CreateHashBankRequest {
  /** Capital letters, digits and underscores. @example 'KNOWN_SPAM' */
  @Matches(NAME, SAID)
  readonly name!: string;

  /**
   * block: hidden before anybody sees it, and a person confirms or lifts that. review: a person looks. allow: nobody is asked because of
   * a review bank; never a way past a block bank.
   */
  @IsIn(Object.values(HashBankKind))
  readonly kind!: HashBankKind;

  /**
   * Bits of 256 that may differ, 0 to 31. PDQ hashes have exactly 128 ones, so that two of them differ in an even number of bits:
   * an odd distance finds what the even one below it finds.
   */
  @AbsentOrValid()
  @IsInt()
  @Min(0)
  @Max(31)
  readonly distance: number = 30;

  /** Hashes of lower quality, on either side, match nothing: below 50 they have too little structure. */
  @AbsentOrValid()
  @IsInt()
  @Min(0)
  @Max(100)
  readonly minQuality: number = 50;

  @AbsentOrValid()
  @IsBoolean()
  readonly isEnabled: boolean = true;

  /** What belongs into it, for those who add to it. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly note?: string | null;
}

/** What is left out stays. */
export class UpdateHashBankRequest {
  @AbsentOrValid()
  @Matches(NAME, SAID)
  readonly name?: string;

  @AbsentOrValid()
  @IsIn(Object.values(HashBankKind))
  readonly kind?: HashBankKind;

  /** Bits of 256 that may differ, 0 to 31; only even distances make a difference. */
  @AbsentOrValid()
  @IsInt()
  @Min(0)
  @Max(31)
  readonly distance?: number;

  @AbsentOrValid()
  @IsInt()
  @Min(0)
  @Max(100)
  readonly minQuality?: number;

  @AbsentOrValid()
  @IsBoolean()
  readonly isEnabled?: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly note?: string | null;
}

/** Say either `hash` or `contentId`. */
export class AddHashEntryRequest {
  /** A PDQ hash, 64 hex digits, as the picture lies. All eight orientations of what comes in are compared with it. */
  @ValidateIf(({ contentId }: AddHashEntryRequest) => contentId === undefined)
  @Matches(/^[0-9a-f]{64}$/i, { message: 'hash must be 64 hex digits' })
  readonly hash?: string;

  /** A content that is here, whose hash is taken. */
  @ValidateIf(({ hash, contentId }: AddHashEntryRequest) => hash === undefined || contentId !== undefined)
  @IsUUID('all')
  readonly contentId?: string;

  /** 0–100, of the hash given; 100 when left out. */
  @AbsentOrValid()
  @IsInt()
  @Min(0)
  @Max(100)
  readonly quality?: number;

  /** Where it comes from. @example 'Trusted flagger, list of 3 May' */
  @AbsentOrValid()
  @IsString()
  @Length(1, 2_000)
  readonly source?: string;

  @AbsentOrValid()
  @IsString()
  @Length(1, 2_000)
  readonly note?: string;
}

export class UpdateHashEntryRequest {
  /** What you say of the entry itself; verdicts about pictures do not change it from then on. A refuted entry matches nothing. */
  @AbsentOrValid()
  @IsIn(Object.values(HashConfirmation))
  readonly confirmed?: HashConfirmation;

  /** It matches nothing before this time; null puts it to use again. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly disabledUntil?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly note?: string | null;
}

export class ListHashEntriesQuery extends PageQuery {
  @IsOptional()
  @IsIn(Object.values(HashConfirmation))
  readonly confirmed?: HashConfirmation;
}

export class ListHashMatchesQuery extends PageQuery {
  /** Only what this search has found. */
  @IsOptional()
  @IsUUID('all')
  readonly scanId?: string;
}
