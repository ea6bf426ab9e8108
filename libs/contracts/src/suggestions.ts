/** What a model proposes: one tag, one box or one caption at a time. */
export const SuggestionKind = { Tags: 'tags', Boxes: 'boxes', Caption: 'caption' } as const;
export type SuggestionKind = (typeof SuggestionKind)[keyof typeof SuggestionKind];

/** Where a model works: in our own worker, behind an address that we ask, or wherever its owner delivers from. */
export const ModelRuns = { BuiltIn: 'built_in', Http: 'http', Pushed: 'pushed' } as const;
export type ModelRuns = (typeof ModelRuns)[keyof typeof ModelRuns];

/** What a person, or a proven model on its own, has made of a suggestion. */
export const SuggestionOutcome = { Accepted: 'accepted', Edited: 'edited', Rejected: 'rejected' } as const;
export type SuggestionOutcome = (typeof SuggestionOutcome)[keyof typeof SuggestionOutcome];

export const SuggestionState = {
  Pending: 'pending',
  ...SuggestionOutcome,
  /** A newer version of the model has looked since; nobody is asked about it any more. */
  Superseded: 'superseded',
} as const;
export type SuggestionState = (typeof SuggestionState)[keyof typeof SuggestionState];

/** The models that come with the system, by the names of their rows. */
export const SHIPPED_MODELS = { Classifier: 'inception-v3-imagenet', Detector: 'mobilenet-v3-centernet-coco' } as const;
export type ShippedModelName = (typeof SHIPPED_MODELS)[keyof typeof SHIPPED_MODELS];
