import { CONTENT_FACETS, ContentFilterPageQuery, type ContentFacet } from '@odr/content';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { SEARCH_MODES, type SearchMode } from '../search.policy.js';

const NAMES = CONTENT_FACETS.join('|');

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

  /**
   * `text`: by words. `vector`: by the meaning of captions and, where an engine reads words, by pictures. `hybrid`: by all of
   * them. Without it hybrid where that was measured to be better than words alone, else text; `ranking` says which and why.
   */
  @IsOptional()
  @IsIn(SEARCH_MODES)
  readonly mode?: SearchMode;

  /** Name or id of the one engine whose vectors take part, instead of those that serve; it has to read text. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly engine?: string;

  /** Which facets the first page brings along: names separated by commas, or `none`; all of them without it. @example 'license,format' */
  @IsOptional()
  @Matches(new RegExp(`^(?:none|(?:${NAMES})(?:,(?:${NAMES})){0,20})$`), {
    message: `facets takes none, or some of ${CONTENT_FACETS.join(', ')}`,
  })
  readonly facets?: string;

  /** Whether each hit says what its score is made of. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly explain?: boolean;
}

/** The facets that are asked for; undefined where nothing is said. */
export const facetsOf = ({ facets }: SearchQuery): readonly ContentFacet[] | undefined =>
  facets === undefined ? undefined : CONTENT_FACETS.filter((name) => facets.split(',').includes(name));
