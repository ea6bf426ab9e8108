import { ContributionState } from '@odr/contracts';
import { UncountedPageQuery } from '@odr/platform';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';

export class ListContributionsQuery extends UncountedPageQuery {
  /** Only what stands there. */
  @IsOptional()
  @IsIn(Object.values(ContributionState))
  readonly state?: ContributionState;

  /** Part of the name, in any case. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly q?: string;

  /** SPDX expression, exactly. Refused uploads have none. @example 'CC0-1.0' */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly license?: string;

  /** Items that carry this flag. @example 'nsfw' */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly flag?: string;
}
