import { ImportKind } from '@odr/contracts';
import type { TeamId } from '@odr/kernel';
import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ContentDescriptionRequest } from '../../dto/content-description.dto.js';
import { IsTableMapping, MAPPING_SCHEMA, type ColumnUseRequest } from '../mapping/dto/import-mapping.request.dto.js';

const NO_CONTROL_CHARACTERS = /^[^\p{Cc}\p{Cs}]*$/u;

/** What holds for every item that says nothing else itself. */
export class ImportDefaultsRequest extends OmitType(ContentDescriptionRequest, ['name', 'teamId'] as const) {}

/** What an import is about; the part `metadata` beside a file, or the whole body without one. */
export class CreateImportRequest {
  @IsIn(Object.values(ImportKind))
  readonly kind!: ImportKind;

  /** For people; the name of the file if there is none. @example 'Highland cows 2026' */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @Matches(NO_CONTROL_CHARACTERS)
  readonly name?: string;

  /** The team that everything will belong to, and whose members see the import; the caller must contribute to it. */
  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  readonly teamId?: TeamId | null;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ImportDefaultsRequest)
  readonly defaults?: ImportDefaultsRequest;

  /** Which column of a table means what; those that are not named are not used. */
  @ApiPropertyOptional(MAPPING_SCHEMA)
  @IsOptional()
  @IsObject()
  @IsTableMapping()
  readonly mapping?: Record<string, ColumnUseRequest>;

  /**
   * By kind. archive: `layout` (`auto`, `plain`, `webdataset`, `imagefolder`). directory: `path` on the server, `layout`.
   * huggingface: `dataset`, `config`, `split`, `revision`.
   */
  @IsOptional()
  @IsObject()
  readonly options?: Record<string, unknown>;

  /** Addresses of pictures, for kind `urls` without a file. Longer lists come as a file. @example ['https://example.org/cow.jpg'] */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10_000)
  @IsString({ each: true })
  @Length(1, 2_000, { each: true })
  readonly urls?: string[];

  /** A finished resumable upload with `purpose=import`, in place of a file in the body. */
  @IsOptional()
  @IsUUID()
  readonly uploadId?: string;

  /** Whether it waits for POST `/imports/:id/start`, so that its mapping can be settled first. */
  @IsOptional()
  @IsBoolean()
  readonly draft?: boolean;
}

/** `null` says nothing that could be kept: it is refused, where left out means that it stays. */
const IfGiven = (): PropertyDecorator => ValidateIf((_changes, value) => value !== undefined);

/** Changes of an import that has not been started. What is left out stays. */
export class UpdateImportRequest {
  @IfGiven()
  @IsString()
  @Length(1, 200)
  @Matches(NO_CONTROL_CHARACTERS)
  readonly name?: string;

  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => ImportDefaultsRequest)
  readonly defaults?: ImportDefaultsRequest;

  @ApiPropertyOptional(MAPPING_SCHEMA)
  @IfGiven()
  @IsObject()
  @IsTableMapping()
  readonly mapping?: Record<string, ColumnUseRequest>;

  @IfGiven()
  @IsObject()
  readonly options?: Record<string, unknown>;
}

export class RetryImportRequest {
  /** Only what failed for this cause; everything when left out. @example 'content.undecodable' */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly code?: string;
}
