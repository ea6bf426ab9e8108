import { PickType } from '@nestjs/swagger';
import { ContentFilterQuery } from '@odr/content';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';

/** What exports of annotations can be narrowed by: everything that lists of contents can, and what annotations have themselves. */
export class AnnotationFilterQuery extends PickType(ContentFilterQuery, [
  'status',
  'type',
  'license',
  'teamId',
  'flag',
  'minWidth',
  'minHeight',
  'format',
  'setId',
] as const) {
  @IsOptional()
  @IsUUID()
  readonly contentId?: string;

  /** Only annotations of content that this user added. */
  @IsOptional()
  @IsUUID()
  readonly contentUserId?: string;

  /** Only annotations of content created at this time or later. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly contentCreatedFrom?: string;

  /** Only annotations of content created before this time. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly contentCreatedTo?: string;

  /** Only annotations of content whose name or alternative text contains this, in any case. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly q?: string;

  /** Only annotations of content that any annotation gives this tag. */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  readonly tag?: string;

  /** Only annotations of this source. */
  @IsOptional()
  @IsUUID()
  readonly sourceId?: string;

  /** Only annotations that this user added. */
  @IsOptional()
  @IsUUID()
  readonly userId?: string;

  /** Only annotations in this language or a variety of it: `en` finds `en-GB` too. @example 'en' */
  @IsOptional()
  @Matches(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
  @Length(2, 35)
  readonly language?: string;

  /** Only annotations that a person has edited since they were made, or only the others. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly manuallyAdjusted?: boolean;

  /** Only annotations whose plain mean of ratings is at least this; those without ratings are left out. */
  @IsOptional()
  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(10)
  readonly minRating?: number;

  /** Only annotations whose plain mean of ratings is at most this; those without ratings are left out. */
  @IsOptional()
  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(10)
  readonly maxRating?: number;

  /** Added at this time or later. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly createdFrom?: string;

  /** Added before this time. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly createdTo?: string;

  /** Last changed at this time or later. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly updatedFrom?: string;

  /** Last changed before this time. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly updatedTo?: string;
}
