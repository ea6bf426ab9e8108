import { ApiProperty, PartialType } from '@nestjs/swagger';
import { SearchAlert } from '@odr/contracts';
import type { TeamId } from '@odr/kernel';
import { DisplayName } from '@odr/platform';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { SearchQueryRequest } from './search-query.request.dto.js';

export class CreateSavedSearchRequest {
  /** @example 'Cows of the Highlands' */
  @DisplayName()
  readonly name!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => SearchQueryRequest)
  readonly query!: SearchQueryRequest;

  /** Whether and when to be told of new pictures that it finds; `off` without it. */
  @ApiProperty({ enum: Object.values(SearchAlert), required: false })
  @IsOptional()
  @IsIn(Object.values(SearchAlert))
  readonly alert?: SearchAlert;

  /** Whose members see it too, and whose contributors may change it; null for nobody's but one's own. Its owner's to say. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  @IsOptional()
  @IsUUID()
  readonly teamId?: TeamId | null;
}

export class UpdateSavedSearchRequest extends PartialType(CreateSavedSearchRequest) {}
