import { IsISO8601, IsOptional, IsUUID } from 'class-validator';

export class RatingQualityQuery {
  /** Only ratings of annotations of this source. */
  @IsOptional()
  @IsUUID()
  readonly sourceId?: string;

  /** Only of annotations of contents of this set, of those you may see. */
  @IsOptional()
  @IsUUID()
  readonly setId?: string;

  /** Only ratings given at this time or later. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly from?: string;

  /** Only ratings given before this time. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly to?: string;
}
