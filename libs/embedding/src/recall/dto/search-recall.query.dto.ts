import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

export class SearchRecallQuery {
  /** How many days to look back, today included. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(400)
  readonly days: number = 30;
}
