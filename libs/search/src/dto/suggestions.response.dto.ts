import { ApiProperty } from '@nestjs/swagger';

export const SUGGESTION_KINDS = ['word', 'name'] as const;

export class SuggestionResponse {
  /** The whole query to ask next. @example 'highland cow' */
  readonly text!: string;
  /** `word`: the last word completed. `name`: the name of an item that has all of the words. */
  @ApiProperty({ enum: SUGGESTION_KINDS })
  readonly kind!: (typeof SUGGESTION_KINDS)[number];
  /** In about how many published items the word stands; absent of names. */
  readonly documents?: number;
}

export class SuggestionsResponse {
  /** Words first, the most frequent before others. */
  @ApiProperty({ type: [SuggestionResponse] })
  readonly items!: readonly SuggestionResponse[];
}
