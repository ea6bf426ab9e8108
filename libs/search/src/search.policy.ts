/** How many of the best hits of each arm are ranked; pages end there. */
export const TEXT_WINDOW = 1_000;
export const VECTOR_WINDOW = 200;

export const SEARCH_MODES = ['text', 'vector', 'hybrid'] as const;
export type SearchMode = (typeof SEARCH_MODES)[number];

/** What a search asks: words, the meaning of captions, and what pictures show. */
export const ARMS = ['text', 'captions', 'pictures'] as const;
export type Arm = (typeof ARMS)[number];
/** The arms that compare vectors. */
export type VectorArm = Exclude<Arm, 'text'>;

/** What the order of the hits rests on. */
export const RANKINGS = ['newest', 'text', 'vector', 'hybrid'] as const;
export type Ranking = (typeof RANKINGS)[number];
