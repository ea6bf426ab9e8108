import { ApiProperty, PartialType } from '@nestjs/swagger';
import { SetVisibility } from '@odr/contracts';
import type { ContentId, TeamId } from '@odr/kernel';
import { DisplayName } from '@odr/platform';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class CreateContentSetRequest {
  /** @example 'Cows of the Highlands' */
  @DisplayName()
  readonly name!: string;

  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  readonly description?: string;

  /** Private by default: its owner and its team see it. */
  @ApiProperty({ enum: Object.values(SetVisibility), required: false })
  @IsOptional()
  @IsIn(Object.values(SetVisibility))
  readonly visibility?: SetVisibility;

  /** Whose contributors may change it too; null for nobody's but one's own. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  @IsOptional()
  @IsUUID()
  readonly teamId?: TeamId | null;
}

export class UpdateContentSetRequest extends PartialType(CreateContentSetRequest) {}

export class ContentSetItemsRequest {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  @ApiProperty({ type: String, format: 'uuid', isArray: true })
  readonly contentIds!: ContentId[];
}
