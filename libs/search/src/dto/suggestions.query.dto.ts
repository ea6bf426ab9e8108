import { Type } from 'class-transformer';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';

export class SuggestionsQuery {
  /** What has been typed so far; its last word is completed. @example 'highland c' */
  @IsString()
  @Length(1, 200)
  readonly q!: string;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(20)
  readonly limit: number = 8;
}
