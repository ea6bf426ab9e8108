import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** What every list accepts. Extend it with the filters of the list. */
export class UncountedPageQuery {
  /** How many items to answer with. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  readonly limit: number = 50;

  /** `nextCursor` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  readonly cursor?: string;
}

/** The same for lists that say, when asked, how many there are in all. */
export class PageQuery extends UncountedPageQuery {
  /** Whether to count all matching items; costs a scan of them. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly total?: boolean;
}
