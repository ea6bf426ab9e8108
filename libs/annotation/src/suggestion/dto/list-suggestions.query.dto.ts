import { SuggestionState } from '@odr/contracts';
import { PageQuery } from '@odr/platform';
import { IsIn, IsOptional, IsUUID } from 'class-validator';

export class ListSuggestionsQuery extends PageQuery {
  /** Without it all but those that a newer version of their model has replaced. */
  @IsOptional()
  @IsIn(Object.values(SuggestionState))
  readonly state?: SuggestionState;

  @IsOptional()
  @IsUUID()
  readonly modelId?: string;
}
