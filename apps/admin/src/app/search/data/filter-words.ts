import { filterLabel } from '../../shared/data-saved-search/filter-label.js';
import { type FilterName, type Filters, FILTERS, listOf, SEVERAL, toggled } from './search-state.js';

/** A filter that is on, as a chip that takes it off. */
export interface ActiveFilter {
  readonly name: FilterName;
  readonly value: string;
  readonly label: string;
  /** The parameter of the address once the chip is gone. */
  readonly rest: string;
}

/**
 * The filters that are on, in the order of the page.
 * @param nameOf what an id is called: of a set, a team, a contributor
 */
export function activeFilters(
  filters: Filters,
  nameOf: (name: FilterName, id: string) => string | undefined,
): readonly ActiveFilter[] {
  return FILTERS.flatMap((name) => {
    const all = filters[name];
    if (!all) return [];
    const values = SEVERAL.includes(name) ? listOf(all) : [all];
    return values.map((value) => ({
      name,
      value,
      label: filterLabel(name, value, nameOf(name, value)),
      rest: restOf(name, all, value),
    }));
  });
}

const restOf = (name: FilterName, all: string, value: string): string =>
  SEVERAL.includes(name) ? toggled(all, value) : '';
