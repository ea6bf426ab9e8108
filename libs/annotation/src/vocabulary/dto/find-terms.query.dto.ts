import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

export class FindTermsQuery {
  /** Words for the whole picture, or for objects in it. */
  @IsIn(['tag', 'label'])
  readonly kind!: 'tag' | 'label';

  /** How the word begins, in any case; without it the most used of all. @example 'hig' */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly prefix: string = '';

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  readonly limit: number = 20;
}
