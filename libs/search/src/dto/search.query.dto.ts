import { ContentFilterPageQuery } from '@odr/content';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { SEARCH_MODES, type SearchMode } from '../search.policy.js';

export class SearchQuery extends ContentFilterPageQuery {
  /**
   * Words to look for in names, captions, tags, alternative texts, authors and the text in pictures; any of them may match,
   * the more and the rarer the better. `"a phrase"` must be there, `-word` and `-"a phrase"` must not, `cow*` finds what begins
   * like this. A word that nothing has is taken for the nearest one there is, see `corrections`. Without it the newest items
   * are listed. @example 'highland cow'
   */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  readonly q?: string;

  /** Language of the words, BCP 47: which of them say nothing, and which endings they have. Guessed when absent. @example 'de' */
  @IsOptional()
  @Matches(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, { message: 'language must be a BCP 47 tag such as en or pt-BR' })
  @MaxLength(35)
  readonly language?: string;

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
