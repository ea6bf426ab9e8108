import { IntersectionType } from '@nestjs/swagger';
import { ContentStatus, ContentType } from '@odr/contracts';
import { PageQuery } from '@odr/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';

const LARGEST_INTEGER = 2_147_483_647;

/** What every list of contents can be narrowed by. */
export class ContentFilterQuery {
  @IsOptional()
  @IsIn(Object.values(ContentStatus))
  readonly status?: ContentStatus;

  @IsOptional()
  @IsIn(Object.values(ContentType))
  readonly type?: ContentType;

  /** SPDX expression, exactly. @example 'CC0-1.0' */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly license?: string;

  @IsOptional()
  @IsUUID()
  readonly teamId?: string;

  @IsOptional()
  @IsUUID()
  readonly userId?: string;

  /** Items that carry this flag. @example 'nsfw' */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly flag?: string;

  /** Created at this time or later. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly createdFrom?: string;

  /** Created before this time. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly createdTo?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(LARGEST_INTEGER)
  readonly minWidth?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(LARGEST_INTEGER)
  readonly minHeight?: number;

  /** Items of this set; none if it is not the caller's to see. */
  @IsOptional()
  @IsUUID()
  readonly setId?: string;

  /** @example 'jpeg' */
  @IsOptional()
  @IsString()
  @Length(1, 20)
  readonly format?: string;
}

/** The filters, page by page. */
export class ContentFilterPageQuery extends IntersectionType(PageQuery, ContentFilterQuery) {}
