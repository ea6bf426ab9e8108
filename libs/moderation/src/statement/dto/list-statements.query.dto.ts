import { UncountedPageQuery } from '@odr/platform';
import { IsOptional, IsUUID } from 'class-validator';

export class ListStatementsQuery extends UncountedPageQuery {
  /** Only about this content, or annotations of it. */
  @IsOptional()
  @IsUUID('all')
  readonly contentId?: string;
}
