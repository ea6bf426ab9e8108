import { ApiProperty, PickType } from '@nestjs/swagger';
import { ContributionState } from '@odr/contracts';
import type { ContentId, TeamId } from '@odr/kernel';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { AuthorRequest, ContentDescriptionRequest, SourceRequest } from '../../dto/content-description.dto.js';
import { isNamePattern } from '../name-pattern.js';

/** The caller's own items by where they stand and what they are called. */
export class BulkFilterRequest {
  @IsOptional()
  @IsIn(Object.values(ContributionState))
  readonly state?: ContributionState;

  /** Part of the name, in any case. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly q?: string;

  /** SPDX expression, exactly. @example 'CC0-1.0' */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly license?: string;

  /** Items that carry this flag. @example 'no_alt_text' */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly flag?: string;
}

/** What is to hold for every item. Fields that are absent stay, `null` clears. */
export class BulkChangesRequest extends PickType(ContentDescriptionRequest, [
  'license',
  'licenseUrl',
  'altText',
] as const) {
  /** Replace the authors, in the order of credit. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => AuthorRequest)
  readonly authors?: AuthorRequest[];

  /** Appended where an item does not name them yet. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SourceRequest)
  readonly addSources?: SourceRequest[];

  /** Sources with these values are taken away. @example ['https://example.org/old-page'] */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(4_000, { each: true })
  readonly removeSources?: string[];

  /** The team the items are to belong to; null takes them out of any. */
  @ValidateIf((_changes, teamId) => teamId !== undefined && teamId !== null)
  @IsUUID()
  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  readonly teamId?: TeamId | null;

  /**
   * New names: `{name}` and `{ext}` are the old one, `{n}` counts from 1 and `{n:3}` as 001, in the order of the selection.
   * @example 'Harvest {n:3}{ext}'
   */
  @IsOptional()
  @IsString()
  @Length(1, 400)
  @ValidateBy({
    name: 'isNamePattern',
    validator: {
      validate: (pattern) => typeof pattern === 'string' && isNamePattern(pattern),
      defaultMessage: () => 'namePattern knows {name}, {ext}, {n} and {n:1} to {n:9}',
    },
  })
  readonly namePattern?: string;
}

/** Which items, and what is to hold for them. */
export class BulkEditRequest {
  /** Items to edit, in the order that `{n}` counts; or say `filter`. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @IsUUID('all', { each: true })
  @ApiProperty({ type: String, format: 'uuid', isArray: true, required: false })
  readonly ids?: ContentId[];

  /** One's own items, the oldest first; or say `ids`. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => BulkFilterRequest)
  readonly filter?: BulkFilterRequest;

  @IsObject()
  @ValidateNested()
  @Type(() => BulkChangesRequest)
  readonly changes!: BulkChangesRequest;
}
