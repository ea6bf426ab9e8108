import { ApiProperty, PartialType } from '@nestjs/swagger';
import { SetVisibility } from '@odr/contracts';
import type { TeamId } from '@odr/kernel';
import { DisplayName, UncountedPageQuery } from '@odr/platform';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';

import { ExportFilterRequest } from '../../dto/export.request.dto.js';

/** What goes into a version: what filters find, or what is in a set. */
export class DatasetDefinitionRequest {
  /** The filters of `GET /contents`; whatever they say, only published items are found. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ExportFilterRequest)
  readonly query?: ExportFilterRequest;

  /** A set; what is in it when a version is made. */
  @IsOptional()
  @IsUUID()
  readonly setId?: string;
}

export class CreateDatasetRequest {
  /** Unique, and a part of addresses: small letters, digits, single hyphens, dots or underscores. @example 'highland-cows' */
  @IsString()
  @Length(2, 96)
  @Matches(/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/, {
    message: 'name takes small letters and digits, parted by single hyphens, dots or underscores',
  })
  readonly name!: string;

  /** What people read; the name when left out. @example 'Cows of the Highlands' */
  @IsOptional()
  @DisplayName()
  readonly title?: string;

  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  readonly description?: string;

  /** Everything published when left out. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DatasetDefinitionRequest)
  readonly definition?: DatasetDefinitionRequest;

  /** Under which licences versions are released when they don't say. @example 'core' */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly profile?: string;

  /** Private by default: its owner and its team see it. */
  @ApiProperty({ enum: Object.values(SetVisibility), required: false })
  @IsOptional()
  @IsIn(Object.values(SetVisibility))
  readonly visibility?: SetVisibility;

  /** Whose contributors may change and release it too; null for nobody's but one's own. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  @IsOptional()
  @IsUUID()
  readonly teamId?: TeamId | null;
}

export class UpdateDatasetRequest extends PartialType(CreateDatasetRequest) {}

export class ListDatasetsQuery extends UncountedPageQuery {
  /** Part of the name or the title, in any case. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly q?: string;
}
