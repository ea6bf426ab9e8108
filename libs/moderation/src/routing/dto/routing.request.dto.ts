import { ApiProperty } from '@nestjs/swagger';
import { ContentType, LicenseVerdict } from '@odr/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { AbsentOrValid } from '../../dto/absent-or-valid.js';

const CAUSES = ['scanner', 'rule', 'bank', 'notice', 'appeal', 'sample'] as const;
const REPORTERS = ['user', 'trusted', 'public'] as const;

/** What has to hold of a case; of several values of one kind any will do, and what is left out does not matter. */
export class RoutingConditionRequest {
  /** Whether something was found in it. */
  @AbsentOrValid()
  @IsBoolean()
  readonly isSuspected?: boolean;

  /** What brought it before people. */
  @AbsentOrValid()
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(CAUSES, { each: true })
  @ApiProperty({ required: false, isArray: true, enum: CAUSES })
  readonly causes?: (typeof CAUSES)[number][];

  /** 1–4 */
  @AbsentOrValid()
  @IsInt()
  @Min(1)
  @Max(4)
  readonly minSeverity?: number;

  /** What was found. @example ['nsfw'] */
  @AbsentOrValid()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  readonly flags?: string[];

  /** Who found it. */
  @AbsentOrValid()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  readonly scanners?: string[];

  /** Who complained first. */
  @AbsentOrValid()
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(REPORTERS, { each: true })
  @ApiProperty({ required: false, isArray: true, enum: REPORTERS })
  readonly reporters?: (typeof REPORTERS)[number][];

  @AbsentOrValid()
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(Object.values(LicenseVerdict), { each: true })
  @ApiProperty({ required: false, isArray: true, enum: Object.values(LicenseVerdict) })
  readonly licenses?: LicenseVerdict[];

  @AbsentOrValid()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  readonly teams?: string[];

  @AbsentOrValid()
  @IsArray()
  @ArrayMinSize(1)
  @IsIn(Object.values(ContentType), { each: true })
  @ApiProperty({ required: false, isArray: true, enum: Object.values(ContentType) })
  readonly types?: ContentType[];

  /** Labels and flags that the content carries. */
  @AbsentOrValid()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(1, 100, { each: true })
  readonly labels?: string[];
}

/** Cases of the queue's family that fit wait in it. */
export class RoutingRuleRequest {
  /** @example 'Weapons' */
  @IsString()
  @Length(2, 80)
  readonly title!: string;

  @IsString()
  @Length(1, 40)
  readonly queue!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => RoutingConditionRequest)
  readonly when!: RoutingConditionRequest;
}

export class PreviewRoutingRequest {
  /** The first that fits decides. */
  @ApiProperty({ type: [RoutingRuleRequest] })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => RoutingRuleRequest)
  readonly rules!: RoutingRuleRequest[];

  /** Queue by family, for what fits no rule. @example { "intake": "pending" } */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  @IsObject()
  readonly defaults!: Record<string, string>;
}

export class ChangeRoutingRequest extends PreviewRoutingRequest {
  /** Of the preview that you saw. */
  @IsString()
  @Length(64, 64)
  readonly planHash!: string;
}
