import { SuggestionKind, SuggestionState } from '@odr/contracts';

export class SuggestionResponse {
  readonly id!: string;
  readonly contentId!: string;
  readonly modelId!: string;
  readonly modelName!: string;
  readonly modelVersion!: string;
  readonly kind!: SuggestionKind;
  /** Whose annotation it joins when it is accepted. */
  readonly sourceId!: string;
  readonly sourceName!: string;
  /** The tag, the label of the box, or the language of the caption. */
  readonly label!: string;
  /**
   * One tag, one box or one caption, as it would stand in an annotation of the source; boxes in pixels of the picture as shown.
   * @example { "label": "cow", "bbox": [40, 22.5, 300, 210] }
   */
  readonly value!: unknown;
  /** How sure the model is, 0 to 1; null where it does not say. */
  readonly score!: number | null;
  readonly state!: SuggestionState;
  /** Whether it was accepted because its model has proved itself, and no person has looked at it since. */
  readonly isAutomatic!: boolean;
  readonly decidedBy!: string | null;
  readonly decidedAt!: string | null;
  /** What was taken in place of `value`; null unless it was edited. */
  readonly editedValue!: unknown;
  /** What it has become part of. */
  readonly annotationId!: string | null;
  /** The version that it made; null where the annotation said the same already. */
  readonly annotationVersion!: number | null;
  readonly createdAt!: string;
}

export class SuggestionPageResponse {
  readonly items!: SuggestionResponse[];
  readonly nextCursor!: string | null;
  readonly total?: number;
}

export class DecidedSuggestionsResponse {
  /** In the order of the request. */
  readonly items!: SuggestionResponse[];
}
