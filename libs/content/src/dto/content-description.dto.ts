import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Length,
  isURL,
  MaxLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { ContentSourceType } from '@odr/contracts';
import type { TeamId } from '@odr/kernel';

const WEB_ADDRESS = { protocols: ['http' as const, 'https' as const], require_protocol: true, require_tld: false };

/** Somebody to credit. */
export class AuthorRequest {
  /** As they want to be named. @example 'Ada Lovelace' */
  @IsString()
  @Length(1, 500)
  readonly name!: string;

  /** Their page. @example 'https://example.org/ada' */
  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_000)
  readonly url?: string | null;
}

/** Where the item comes from. */
export class SourceRequest {
  /** What kind of place `value` names. */
  @IsOptional()
  @IsIn(Object.values(ContentSourceType))
  readonly type: ContentSourceType = ContentSourceType.Url;

  /** An address, a path in a collection, or a row of a dataset. @example 'https://example.org/photos/4711' */
  @IsString()
  @Length(1, 4_000)
  @ValidateBy({
    name: 'isUrl',
    validator: {
      validate: (value, about) =>
        (about?.object as SourceRequest).type !== ContentSourceType.Url || isURL(value, WEB_ADDRESS),
      defaultMessage: () => 'value must be a web address, or say another type',
    },
  })
  readonly value!: string;

  /** What the source itself said, kept as it was. */
  @IsOptional()
  @IsObject()
  readonly metadata?: Record<string, unknown> | null;
}

/** What a contributor says about a file; the JSON part `metadata` of an upload. */
export class ContentDescriptionRequest {
  /** A title; the file's name if there is none. @example 'Highland cow in the rain' */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  readonly name?: string;

  /** SPDX id or expression, or what the source calls it. @example 'CC-BY-4.0' */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly license?: string | null;

  /** Address of the licence text. @example 'https://creativecommons.org/licenses/by/4.0/' */
  @IsOptional()
  @IsUrl(WEB_ADDRESS)
  @MaxLength(2_000)
  readonly licenseUrl?: string | null;

  /** In the order of credit. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => AuthorRequest)
  readonly authors?: AuthorRequest[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SourceRequest)
  readonly sources?: SourceRequest[];

  /** The team the item belongs to; the caller must be its contributor. */
  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  readonly teamId?: TeamId | null;

  /** What the picture shows, for people who cannot see it. @example 'A shaggy brown cow looks into the camera' */
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  readonly altText?: string | null;

  /** What the contributor vouches for: own work, people shown, made by a model … */
  @IsOptional()
  @IsObject()
  readonly declarations?: Record<string, unknown>;
}
