import { ApiProperty } from '@nestjs/swagger';
import { ContentFilterQuery } from '@odr/content';
import type { ContentId } from '@odr/kernel';
import { UncountedPageQuery } from '@odr/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';

const MOST_PICKED = 100_000;
const NO_CONTROL_CHARACTERS = /^[^\p{Cc}\p{Cs}]*$/u;

/** The filters of `GET /contents`, among what the caller may see. */
export class CheckFilterRequest extends ContentFilterQuery {
  /** Part of the name or the alternative text, in any case. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @Matches(NO_CONTROL_CHARACTERS)
  readonly q?: string;
}

/** What is to leave, said in exactly one way, and for what. */
export class CheckLicensesRequest {
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_PICKED)
  @IsUUID(undefined, { each: true })
  @ApiProperty({ type: String, format: 'uuid', isArray: true, required: false })
  readonly contentIds?: ContentId[];

  @IsOptional()
  @IsUUID()
  readonly setId?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CheckFilterRequest)
  readonly query?: CheckFilterRequest;

  @IsOptional()
  @IsUUID()
  readonly datasetVersionId?: string;

  /** A release profile of `GET /licensing/profiles`, by its id or as `id@version`. @example 'omi-core' */
  @IsString()
  @Length(1, 100)
  readonly use!: string;
}

/** Which items are told one by one; the verdict is always about all of them. */
export class CheckLicensesQuery extends UncountedPageQuery {
  /** Only those that may not leave. */
  @IsOptional()
  @IsIn(['refused'])
  readonly only?: 'refused';
}
