import { PageQuery } from '@odr/platform';
import { IsISO8601, IsOptional, IsUUID } from 'class-validator';

export class QualityFilterQuery {
  /** Only contents of this set, of those you may see. */
  @IsOptional()
  @IsUUID()
  readonly setId?: string;

  /** Only contents last annotated at this time or later. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly from?: string;

  /** Only contents last annotated before this time. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly to?: string;
}

export class ListAmbiguousItemsQuery extends PageQuery {
  /** Only what was annotated under this source. */
  @IsOptional()
  @IsUUID()
  readonly sourceId?: string;

  /** Only contents of this set, of those you may see. */
  @IsOptional()
  @IsUUID()
  readonly setId?: string;

  /** Only contents last annotated at this time or later. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly from?: string;

  /** Only contents last annotated before this time. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly to?: string;
}

export class ListAnnotatorsQuery extends QualityFilterQuery {
  /** Only under this source. */
  @IsOptional()
  @IsUUID()
  readonly sourceId?: string;
}
