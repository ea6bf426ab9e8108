import { ContentFilterQuery } from '@odr/content';
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
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { SEARCH_MODES, type SearchMode } from '../../search.policy.js';

/** A search as it can be kept: what `GET /search` and `POST /search/similar` take, in one document. All of it may be absent. */
export class SearchQueryRequest {
  /** Words, as `GET /search` takes them; not together with `similarTo`. @example 'highland cow -owl' */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  readonly q?: string;

  /** `hybrid` without it. */
  @IsOptional()
  @IsIn(SEARCH_MODES)
  readonly mode?: SearchMode;

  /** Language of the words, BCP 47. @example 'de' */
  @IsOptional()
  @Matches(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, { message: 'language must be a BCP 47 tag such as en or pt-BR' })
  @MaxLength(35)
  readonly language?: string;

  /** Pictures like these. */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  readonly similarTo?: string[];

  /** And unlike these; only together with `similarTo`. */
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  readonly dissimilarTo?: string[];

  /** Name or id of the engine that compares pictures; without it the default one of the day. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly engine?: string;

  /** As everywhere. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ContentFilterQuery)
  readonly filters?: ContentFilterQuery;
}
