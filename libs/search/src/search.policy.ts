/** How many of the best hits of each arm are fused; what lies below cannot reach a first page. */
export const TEXT_WINDOW = 1_000;
export const VECTOR_WINDOW = 200;

/**
 * Captions whose cosine to the query is lower are no answer. MiniLM gives unrelated sentences 0.0 to 0.2, "highland cow" and
 * the caption of the cow 0.78; without a floor a query that means nothing would return the whole collection.
 */
export const MIN_TEXT_SIMILARITY = 0.3;

export const SEARCH_MODES = ['text', 'vector', 'hybrid'] as const;
export type SearchMode = (typeof SEARCH_MODES)[number];
