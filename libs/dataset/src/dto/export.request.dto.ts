import { ContentFilterQuery } from '@odr/content';
import { ContentStatus, ExportFormat } from '@odr/contracts';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';

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
