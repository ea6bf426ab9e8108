import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

export class CompareVersionsQuery {
  /** The version to start from. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  readonly from!: number;

  /** The version to arrive at; it may be the older one. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  readonly to!: number;
}
