import { ApiProperty } from '@nestjs/swagger';
import { PAIR_REASONS, type PairReason } from '@odr/contracts';
import { PageQuery } from '@odr/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { COPY_REASONS } from '../duplicates.policy.js';

export class ListClustersQuery extends PageQuery {
  /** Only clusters with such a pair. */
  @ApiProperty({ enum: PAIR_REASONS, required: false })
  @IsOptional()
  @IsIn(COPY_REASONS)
  readonly reason?: PairReason;

  /** Only clusters of at least so many members. @example 3 */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2)
  @Max(1_000)
  readonly minSize?: number;

  /** Only the cluster that this content is in. */
  @IsOptional()
  @IsUUID()
  readonly contentId?: string;
}
