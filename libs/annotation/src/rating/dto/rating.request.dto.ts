import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

export class RateAnnotationRequest {
  /** From 0, worthless, to 10, could not be better. @example 8 */
  @IsInt()
  @Min(0)
  @Max(10)
  readonly rating!: number;

  /** Why, for whoever reads the ratings. @example 'Misses the second cow' */
  @IsOptional()
  @IsString()
  @Length(1, 2_000)
  readonly reason?: string;
}
