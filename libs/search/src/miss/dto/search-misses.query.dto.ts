import { UncountedPageQuery } from '@odr/platform';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

export class SearchMissesQuery extends UncountedPageQuery {
  /** Only what was asked within so many days, today included. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(90)
  readonly days: number = 30;
}
