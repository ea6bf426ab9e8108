import { SuggestionOutcome } from '@odr/contracts';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';

export class DecideSuggestionRequest {
  @IsIn(Object.values(SuggestionOutcome))
  readonly outcome!: SuggestionOutcome;

  /** With `edited`: the tag, box or caption as it should have been. @example { "label": "calf", "bbox": [40, 22.5, 120, 90] } */
  @IsOptional()
  readonly annotation?: unknown;
}

export class DecideSuggestionsRequest {
  /** All of them, or none: one that somebody else has decided about refuses the whole. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly suggestionIds!: string[];

  @IsIn([SuggestionOutcome.Accepted, SuggestionOutcome.Rejected])
  readonly outcome!: 'accepted' | 'rejected';
}
