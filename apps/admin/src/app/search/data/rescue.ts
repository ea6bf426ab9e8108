import { activeFilters, type ActiveFilter } from './filter-words.js';
import type { Filters } from './search-state.js';

/** A filter whose loss would bring pictures back. */
export interface Rescue {
  readonly filter: ActiveFilter;
  readonly count: number;
}

/** Of so many filters it is asked what each of them hides. */
const MOST_ASKED = 5;

/** Filters whose values are ids: nobody knows a picture by them. */
const OF_IDS: ReadonlySet<string> = new Set(['setId', 'teamId', 'userId']);

/** The filters without one of them, each; those last in the list are the most special ones. */
export const withoutEach = (
  filters: Filters,
): readonly { readonly filter: ActiveFilter; readonly filters: Filters }[] =>
  activeFilters(filters, (name) => (OF_IDS.has(name) ? 'this one' : undefined))
    .slice(-MOST_ASKED)
    .map((filter) => ({ filter, filters: { ...filters, [filter.name]: filter.rest || undefined } }));

/** Beginnings of the words of a query, from nearly whole to short: something may begin like that. */
export function beginnings(q: string): readonly string[] {
  const word = q.match(/[\p{L}\p{N}]{3,}/gu)?.toSorted((a, b) => b.length - a.length)[0];
  if (!word) return [];
  const lengths = [word.length - 1, Math.ceil(word.length * 0.6), 3];
  return [...new Set(lengths.filter((length) => length >= 3).map((length) => word.slice(0, length)))];
}
