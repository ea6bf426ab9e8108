import { ANY_STATUS, valueWord } from '../../shared/data-saved-search/filter-label.js';
import type { Facets } from './hit.js';
import { type FilterName, type Filters, listOf, SEVERAL } from './search-state.js';

export interface FacetChoice {
  readonly value: string;
  readonly word: string;
  /** How many hits have it; undefined where that was not counted. */
  readonly count: number | undefined;
  readonly isChosen: boolean;
}

/**
 * What one may choose of a facet: the values among the hits, most frequent first, then those that were chosen before and have
 * no hits any more, so that they can be taken off.
 * @param others more values to offer, without a count
 */
export function choicesOf(
  name: FilterName,
  facets: Facets | undefined,
  filters: Filters,
  others: readonly string[] = [],
): readonly FacetChoice[] {
  const given = SEVERAL.includes(name) ? listOf(filters[name]) : filters[name] ? [filters[name]] : [];
  const chosen = given.filter((value) => value !== ANY_STATUS);
  const counted = facets?.[name] ?? [];
  const known = new Set(counted.map(({ value }) => value));
  const rest = [...chosen, ...others].filter((value) => !known.has(value));
  return [
    ...counted,
    ...[...new Set(rest)].map((value) => ({
      value,
      count: facets && chosen.includes(value) ? 0 : undefined,
      label: undefined,
    })),
  ].map(({ value, count, label }) => ({
    value,
    word: label ?? valueWord(name, value),
    count,
    isChosen: chosen.includes(value),
  }));
}
