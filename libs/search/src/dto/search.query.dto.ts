import { ContentFilterPageQuery } from '@odr/content';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { SEARCH_MODES, type SearchMode } from '../search.policy.js';

export class SearchQuery extends ContentFilterPageQuery {
  /**
   * Words to look for in names, captions, tags, alternative texts and authors; any of them may match, the more the better.
   * `"a phrase"` must be there, `-word` must not. Without it the newest items are listed. @example 'highland cow'
   */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  readonly q?: string;

  /** `text`: by words. `vector`: by the meaning of captions. `hybrid`: both, words counting more. */
  @IsOptional()
  @IsIn(SEARCH_MODES)
  readonly mode: SearchMode = 'hybrid';

  /** Whether each hit says what its score is made of. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly explain?: boolean;
}
