import { IntersectionType } from '@nestjs/swagger';
import { ContentAspect, ContentSize, ContentStatus, ContentType } from '@odr/contracts';
import { PageQuery } from '@odr/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';

const LARGEST_INTEGER = 2_147_483_647;

/** One of the words, or several separated by commas. */
const someOf = (vocabulary: Readonly<Record<string, string>>): RegExp => {
  const word = `(?:${Object.values(vocabulary).join('|')})`;
  return new RegExp(`^${word}(?:,${word}){0,20}$`);
};

/** What every list of contents can be narrowed by. */
export class ContentFilterQuery {
  @IsOptional()
  @IsIn(Object.values(ContentStatus))
  readonly status?: ContentStatus;

  @IsOptional()
  @IsIn(Object.values(ContentType))
  readonly type?: ContentType;

  /** SPDX expression, exactly; or several, separated by commas: any of them. @example 'CC0-1.0' */
  @IsOptional()
  @IsString()
  @Length(1, 1_000)
  readonly license?: string;

  /** Name of one of the authors, exactly but in any case. @example 'Ada Lovelace' */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  readonly author?: string;

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

  /** One, or several separated by commas: any of them. @example 'jpeg' */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly format?: string;

  /**
   * Shape as it is shown: `panorama` from twice as wide as high, `landscape`, `square` within a tenth, `portrait`; one, or
   * several separated by commas: any of them. @example 'landscape,panorama'
   */
  @IsOptional()
  @Matches(someOf(ContentAspect), { message: `aspect takes ${Object.values(ContentAspect).join(', ')}` })
  readonly aspect?: string;

  /**
   * Pixels: `small` under half a million, `medium` under two, `large` under eight, `huge`; one, or several separated by commas:
   * any of them. @example 'large,huge'
   */
  @IsOptional()
  @Matches(someOf(ContentSize), { message: `size takes ${Object.values(ContentSize).join(', ')}` })
  readonly size?: string;

  /** In which items came, in UTC; one, or several separated by commas: any of them. @example '2025,2026' */
  @IsOptional()
  @Matches(/^\d{4}(?:,\d{4}){0,49}$/, { message: 'year takes years of four digits, separated by commas' })
  readonly year?: string;

  /**
   * Host of an address, without `www.`, or name of a dataset that a source of the item names; one, or several separated by
   * commas: any of them. @example 'example.org'
   */
  @IsOptional()
  @IsString()
  @Length(1, 1_000)
  readonly source?: string;
}

/** The filters, page by page. */
export class ContentFilterPageQuery extends IntersectionType(PageQuery, ContentFilterQuery) {}
