import { ApiProperty } from '@nestjs/swagger';
import { ContentFilterQuery } from '@odr/content';
import { ContentStatus, ExportFormat } from '@odr/contracts';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

const NO_CONTROL_CHARACTERS = /^[^\p{Cc}\p{Cs}]*$/u;

/** The filters of `GET /contents`. Whatever they say, only published items under open licences are exported. */
export class ExportFilterRequest extends ContentFilterQuery {
  /** Nothing else leaves. */
  @IsOptional()
  @IsIn([ContentStatus.Available])
  override readonly status?: ContentStatus;

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
  @IsObject()
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

const IMAGES = ['stored', 'resized', 'none'] as const;

export class ExportVersionRequest {
  @IsIn(Object.values(ExportFormat))
  readonly format!: ExportFormat;

  /** `stored` where the format is nothing without them, else `none`. */
  @ApiProperty({ enum: IMAGES, required: false })
  @IsOptional()
  @IsIn(IMAGES)
  readonly images?: (typeof IMAGES)[number];

  /** Of resized pictures: the longest side in pixels, or the side of the square bucket. @example 512 */
  @IsOptional()
  @IsInt()
  @Min(64)
  @Max(4_096)
  readonly size?: number;

  /** Resizes to the nearest of 33 shapes from 1:4 to 4:1 that have about the same area. */
  @IsOptional()
  @IsBoolean()
  readonly buckets?: boolean;
}
