import { ImportItemState, ImportState } from '@odr/contracts';
import type { TeamId } from '@odr/kernel';
import { UncountedPageQuery } from '@odr/platform';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';

export class ListImportsQuery extends UncountedPageQuery {
  @IsOptional()
  @IsIn(Object.values(ImportState))
  readonly state?: ImportState;

  /** Only those that were started for this team. */
  @ApiProperty({ type: String, format: 'uuid', required: false })
  @IsOptional()
  @IsUUID()
  readonly teamId?: TeamId;

  /** Only those that the caller started. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly mine?: boolean;
}

export class ListImportItemsQuery extends UncountedPageQuery {
  @IsOptional()
  @IsIn(Object.values(ImportItemState))
  readonly state?: ImportItemState;

  /** The cause, for failed and skipped items. @example 'import.nested_archive' */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly code?: string;
}
