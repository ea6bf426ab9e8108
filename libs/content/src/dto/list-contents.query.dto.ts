import { ContentStatus, ContentType, ProcessingState } from '@odr/contracts';
import { PageQuery } from '@odr/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { IMAGE_FORMATS } from '../image/image-format.js';

export const CONTENT_SORTS = ['-createdAt', 'createdAt'] as const;
export type ContentSort = (typeof CONTENT_SORTS)[number];

const LARGEST_INTEGER = 2_147_483_647;

export class ListContentsQuery extends PageQuery {
  @IsOptional()
  @IsIn(Object.values(ContentStatus))
  readonly status?: ContentStatus;

  @IsOptional()
  @IsIn(Object.values(ProcessingState))
  readonly processingState?: ProcessingState;

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

  @IsOptional()
  @IsIn(Object.keys(IMAGE_FORMATS))
  readonly format?: string;

  /** Part of the name or the alternative text, in any case. For more, see `/search`. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly q?: string;

  @IsOptional()
  @IsIn(CONTENT_SORTS)
  readonly sort: ContentSort = '-createdAt';
}
