import { DecisionAction, STATEMENT_FIELDS, type StatementField } from '@odr/contracts';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
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

  /** What those who reported it are told beside the outcome. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  readonly publicNote?: string;

  /** What whoever contributed it is told beside the policy. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly explanation?: string;

  /** Which part of it this is about. The picture, the annotation, or the licence where the policy is about licences, when left out. */
  @IsOptional()
  @IsIn(STATEMENT_FIELDS)
  readonly field?: StatementField;

  /** The words, or the place, that it rests on. @example 'number plate, lower left' */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly term?: string;

  /** When reject, delist or flag_illegal end by themselves. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly expiresAt?: string;

  /** The same, in hours from now. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(8_784)
  readonly durationHours?: number;

  /**
   * Code of the policy this rests on. Left out with reject, delist or flag_illegal: the general one, terms.other or illegal.content.
   * @example 'privacy.faces'
   */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  @Matches(/^[\w.:/-]+$/)
  readonly policy?: string;

  /**
   * Whether it is planned to decide the open cases of near duplicates the same way, as far as they are certainly the same picture
   * and nobody else holds them. The answer says how many there are; apply the plan to have it done. For approve, reject, delist and
   * flag_illegal without an end.
   */
  @AbsentOrValid()
  @IsBoolean()
  readonly applyToDuplicates: boolean = false;

  /** With `defer`: nobody is given the items before this time. Tomorrow when left out. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly deferUntil?: string;
}
