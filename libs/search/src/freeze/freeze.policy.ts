import type { KeptQuery } from '../saved-search/saved-search.policy.js';

/** A set of more is a dataset. */
export const MOST_FROZEN = 10_000;

/** Found and put in at a time. What fits in one such page is done while the caller waits; more goes on in the background. */
export const PAGE = 200;

/** What is frozen: exactly one of them. */
export interface Frozen {
  readonly query?: KeptQuery;
  readonly contentIds?: readonly string[];
}

/** What the set says of itself where its maker says nothing. */
export function descriptionOf({ query, contentIds = [] }: Frozen): string {
  if (!query) return `${contentIds.length} pictures picked on a page of results or on the map.`;
  const what = query.similarTo
    ? `pictures like ${query.similarTo.length} examples`
    : query.q
      ? `“${query.q}”`
      : 'everything';
  const filters = Object.entries(query.filters ?? {}).map(([name, value]) => `${name}: ${String(value)}`);
  return [`Frozen from a search for ${what}`, ...filters].join('; ');
}
