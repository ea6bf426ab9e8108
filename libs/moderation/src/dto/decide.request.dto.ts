import { DecisionAction } from '@odr/contracts';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { AbsentOrValid } from './absent-or-valid.js';

export class DecideRequest {
  /** What you decide on; all of it or nothing. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  readonly itemIds!: string[];

  /** The `leaseToken` of each item, by its id. */
  @IsObject()
  readonly leaseTokens!: Record<string, number | string>;

  /** approve → available, reject → unavailable, delist → delisted, flag_illegal → quarantined. */
  @IsIn(Object.values(DecisionAction))
  readonly action!: DecisionAction;

  /** Flags to give to the contents, with any action. @example ['needs_crop'] */
  @AbsentOrValid()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(/^[a-z][a-z0-9_]{0,49}$/, { each: true })
  readonly labels: string[] = [];

  /** For the other moderators; never shown in public. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly note?: string;

  /** The rule this rests on. @example 'privacy.faces' */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  @Matches(/^[\w.:/-]+$/)
  readonly policy?: string;

  /** Whether the open cases of near duplicates are decided the same way, unless somebody else holds them. */
  @AbsentOrValid()
  @IsBoolean()
  readonly applyToDuplicates: boolean = false;

  /** With `defer`: nobody is given the items before this time. Tomorrow when left out. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly deferUntil?: string;
}
