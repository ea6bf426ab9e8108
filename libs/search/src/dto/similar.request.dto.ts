import { ContentFilterPageQuery } from '@odr/content';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';

/**
 * What to find the like of: exactly one of `contentId`, `annotationId`, `vector`, and a picture as the part `file` of a
 * multipart request, whose other parts are the other fields.
 */
export class SimilarRequest extends ContentFilterPageQuery {
  @IsOptional()
  @IsUUID()
  readonly contentId?: string;

  @IsOptional()
  @IsUUID()
  readonly annotationId?: string;

  /** A vector of the engine. */
  @IsOptional()
  @Type(() => Number)
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(16_000)
  @IsNumber({ allowNaN: false, allowInfinity: false }, { each: true })
  readonly vector?: number[];

  /** Name or id of the engine whose vectors are compared; without it the default one. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly engine?: string;

  /** Whether to compare with every item instead of asking an index that may miss one. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly exact?: boolean;
}
