import { ApiProperty } from '@nestjs/swagger';
import { SetVisibility } from '@odr/contracts';
import type { TeamId } from '@odr/kernel';
import { DisplayName } from '@odr/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { SearchQueryRequest } from '../../saved-search/dto/search-query.request.dto.js';
import { MOST_FROZEN } from '../freeze.policy.js';

/** The set to make. */
export class FreezeSavedSearchRequest {
  /** @example 'Highland cows, November 2026' */
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

  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  @IsOptional()
  @IsUUID()
  readonly teamId?: TeamId | null;

  /** How many of the first hits go into it at most. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_FROZEN)
  readonly limit: number = 1_000;
}

/** The set to make, and of what: either of a search or of a list of pictures. */
export class FreezeSearchRequest extends FreezeSavedSearchRequest {
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SearchQueryRequest)
  readonly query?: SearchQueryRequest;

  /** Pictures that were picked, as by a lasso on the map. */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_FROZEN)
  @IsUUID(undefined, { each: true })
  @ApiProperty({ type: String, format: 'uuid', isArray: true, required: false })
  readonly contentIds?: string[];
}
