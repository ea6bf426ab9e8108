import { UncountedPageQuery } from '@odr/platform';
import { IsOptional, IsString, IsUUID, Length } from 'class-validator';

export class ListContentSetsQuery extends UncountedPageQuery {
  /** Of this team. */
  @IsOptional()
  @IsUUID()
  readonly teamId?: string;

  /** Made by this person. */
  @IsOptional()
  @IsUUID()
  readonly userId?: string;

  /** That hold this content. */
  @IsOptional()
  @IsUUID()
  readonly contentId?: string;

  /** In the name. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly q?: string;
}
