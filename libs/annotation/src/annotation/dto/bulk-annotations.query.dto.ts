import { ContentStatus } from '@odr/contracts';
import { IsISO8601, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class BulkAnnotationsQuery {
  @IsOptional()
  @IsUUID()
  readonly contentId?: string;

  /** Only annotations of this source. */
  @IsOptional()
  @IsUUID()
  readonly sourceId?: string;

  /** Only annotations that this user added. */
  @IsOptional()
  @IsUUID()
  readonly userId?: string;

  /** Only annotations of this team's content. */
  @IsOptional()
  @IsUUID()
  readonly teamId?: string;

  /** Only annotations of content in this status. */
  @IsOptional()
  @IsIn(Object.values(ContentStatus))
  readonly status?: ContentStatus;

  /** Only annotations of content under this SPDX expression. @example 'CC-BY-4.0' */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly license?: string;

  /** Added at this time or later. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly createdFrom?: string;

  /** Added before this time. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly createdTo?: string;

  /** `cursor` of the last line you have; the stream goes on behind it. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  readonly cursor?: string;
}
