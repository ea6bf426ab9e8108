import { ApiProperty } from '@nestjs/swagger';
import { VersionBump } from '@odr/contracts';
import { UncountedPageQuery } from '@odr/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

import { ExportFilterRequest } from '../../dto/export.request.dto.js';

const MOST_PICKED = 100_000;
const MOST_SAMPLED = 100_000_000;
const BUCKETS = ['license', 'source', 'aspect', 'format'] as const;

export class QuotaRequest {
  /** @example 'license' */
  @ApiProperty({ enum: BUCKETS })
  @IsIn(BUCKETS)
  readonly by!: (typeof BUCKETS)[number];

  /** At most so many items of each value. */
  @IsInt()
  @Min(1)
  @Max(MOST_SAMPLED)
  readonly most!: number;
}

export class SampleRequest {
  /** At most so many items in all, after the quotas. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_SAMPLED)
  readonly count?: number;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(4)
  @ValidateNested({ each: true })
  @Type(() => QuotaRequest)
  @ApiProperty({ type: [QuotaRequest], required: false })
  readonly quotas?: QuotaRequest[];
}

/** Shares, weighed against each other; copies of a picture are never parted. */
export class SplitsRequest {
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  readonly train!: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  readonly validation?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  readonly test?: number;
}

/** What goes in: one of the first four, or what the dataset is defined as. */
export class CreateVersionRequest {
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_PICKED)
  @IsUUID(undefined, { each: true })
  @ApiProperty({ type: String, format: 'uuid', isArray: true, required: false })
  readonly contentIds?: string[];

  @IsOptional()
  @IsUUID()
  readonly setId?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ExportFilterRequest)
  readonly query?: ExportFilterRequest;

  /** The items of this version, without those withdrawn since. @example '1.0.0' */
  @IsOptional()
  @IsString()
  @Length(1, 30)
  readonly successorOf?: string;

  /** The dataset's own when left out. @example 'core' */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly profile?: string;

  /** Which part of the number counts up; the first version is 1.0.0. */
  @ApiProperty({ enum: Object.values(VersionBump), required: false })
  @IsOptional()
  @IsIn(Object.values(VersionBump))
  readonly bump?: VersionBump;

  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  readonly changelog?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SampleRequest)
  readonly sample?: SampleRequest;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SplitsRequest)
  readonly splits?: SplitsRequest;

  /** Sampling and splits come out the same for the same seed. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly seed?: string;

  /** Leaves out what the profile does not carry, and lists it, instead of answering 422. */
  @IsOptional()
  @IsBoolean()
  readonly leavesOut?: boolean;
}

export class ListVersionsQuery extends UncountedPageQuery {}

/** Why something stays out of a version. */
const EXCLUSIONS = [
  'not_found',
  'not_available',
  'not_processed',
  'opted_out',
  'license_unknown',
  'license_not_in_profile',
] as const;

export class ListExclusionsQuery extends UncountedPageQuery {
  @ApiProperty({ enum: EXCLUSIONS, required: false })
  @IsOptional()
  @IsIn(EXCLUSIONS)
  readonly code?: (typeof EXCLUSIONS)[number];

  /** Only this item, if it stays out. */
  @IsOptional()
  @IsUUID()
  readonly contentId?: string;
}

const CHANGES = ['added', 'removed', 'changed', 'relicensed'] as const;
export type VersionChange = (typeof CHANGES)[number];

export class DiffQuery extends UncountedPageQuery {
  /** An earlier or later version of the same dataset. @example '1.0.0' */
  @IsString()
  @Length(1, 30)
  readonly against!: string;

  /** Only these items; `relicensed` are those of the changed ones whose licence changed. */
  @ApiProperty({ enum: CHANGES, required: false })
  @IsOptional()
  @IsIn(CHANGES)
  readonly change?: VersionChange;
}

export class ProofQuery {
  @IsUUID()
  readonly contentId!: string;
}
