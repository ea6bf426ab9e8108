import { ApiProperty, OmitType, PickType, PartialType } from '@nestjs/swagger';
import { ContentFilterQuery } from '@odr/content';
import type { AnnotationSourceId, TeamId, UserId } from '@odr/kernel';
import { DisplayName } from '@odr/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** What is taken from the collection; a set is a filter too. */
export class CampaignFilterRequest extends ContentFilterQuery {}

export class CreateCampaignRequest {
  /** @example 'Boxes around cows' */
  @DisplayName()
  readonly name!: string;

  /** What annotators are to keep to. @example 'One box for each cow. Calves are cows.' */
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  readonly guideline?: string;

  /** Which items: what you see of this now. Items that come later are not in. */
  @IsObject()
  @ValidateNested()
  @Type(() => CampaignFilterRequest)
  readonly filter!: CampaignFilterRequest;

  /** What every item is to be annotated with. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @ApiProperty({ type: String, format: 'uuid', isArray: true })
  readonly sourceIds!: AnnotationSourceId[];

  /** How many people annotate each item. */
  @IsInt()
  @Min(1)
  @Max(20)
  readonly peoplePerItem!: number;

  /** How many at most, where they disagree. As many as `peoplePerItem` unless said. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20)
  readonly mostPeoplePerItem?: number;

  /** How far apart annotations may be before one more person is asked: 0 asks at any difference, 1 never. */
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0)
  @Max(1)
  readonly disagreementAbove?: number;

  /** How long an item is kept for whoever has it. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_440)
  readonly leaseMinutes?: number;

  /** Whose contributors annotate. Without a team and without people, anybody who may annotate. */
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsUUID()
  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  readonly teamId?: TeamId | null;

  /** Who annotates; of the team, where there is one. Empty for all of it. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @ApiProperty({ type: String, format: 'uuid', isArray: true, required: false })
  readonly people?: UserId[];

  /** When it should be done; nothing happens then by itself. */
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsISO8601({ strict: true })
  @ApiProperty({ type: String, format: 'date-time', nullable: true, required: false })
  readonly dueAt?: string | null;
}

export class UpdateCampaignRequest extends PartialType(
  PickType(CreateCampaignRequest, ['name', 'guideline', 'leaseMinutes', 'dueAt'] as const),
) {}

/** What a campaign would be, before there is one. */
export class PreviewCampaignRequest extends OmitType(CreateCampaignRequest, ['name', 'guideline', 'dueAt'] as const) {}
