/** When whoever keeps a search is told of new pictures that it finds. */
export const SearchAlert = { Off: 'off', AtOnce: 'at_once', Daily: 'daily', Weekly: 'weekly' } as const;
export type SearchAlert = (typeof SearchAlert)[keyof typeof SearchAlert];
