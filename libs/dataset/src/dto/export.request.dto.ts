import { ContentStatus, ContentType, ExportFormat } from '@odr/contracts';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

const LARGEST_INTEGER = 2_147_483_647;
const NO_CONTROL_CHARACTERS = /^[^\p{Cc}\p{Cs}]*$/u;

/** The filters of `GET /contents`. Whatever they say, only published items under open licences are exported. */
export class ExportFilterRequest {
  /** Nothing else leaves. */
  @IsOptional()
  @IsIn([ContentStatus.Available])
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

  /** Items that carry this flag. */
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
  @IsInt()
  @Min(0)
  @Max(LARGEST_INTEGER)
  readonly minWidth?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LARGEST_INTEGER)
  readonly minHeight?: number;

  /** @example 'jpeg' */
  @IsOptional()
  @IsString()
  @Length(1, 20)
  readonly format?: string;

  /** Part of the name or the alternative text, in any case. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @Matches(NO_CONTROL_CHARACTERS)
  readonly q?: string;
}

export class CreateExportRequest {
  @IsIn(Object.values(ExportFormat))
  readonly format!: ExportFormat;

  /** Which items; all published ones when left out. */
  @IsOptional()
  @ValidateNested()
  @Type(() => ExportFilterRequest)
  readonly filter?: ExportFilterRequest;

  /** What the dataset is called in its card. @example 'highland-cows' */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @Matches(NO_CONTROL_CHARACTERS)
  readonly name?: string;
}
