import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

export class TeamActivityQuery {
  /** How many of the latest. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limit: number = 20;
}
