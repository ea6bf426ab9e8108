import { ContentAspect, ContentSize, ContentStatus } from '@odr/contracts';

import { words } from '../../shared/util-format/format.js';
import { type FilterName, type Filters, FILTERS, listOf, SEVERAL, toggled } from './search-state.js';

/** What is asked for instead of the published, where one may see more. */
export const ANY_STATUS = 'any';

export const FILTER_WORDS: Readonly<Record<FilterName, string>> = {
  license: 'Licence',
  aspect: 'Shape',
  size: 'Size',
  format: 'Format',
  source: 'Source',
  year: 'Year added',
  type: 'Kind',
  status: 'Status',
  minWidth: 'Width',
  minHeight: 'Height',
  createdFrom: 'Added',
  createdTo: 'Added',
  author: 'Author',
  setId: 'Set',
  teamId: 'Team',
  userId: 'Contributor',
  flag: 'Flag',
};

/** A filter that is on, as a chip that takes it off. */
export interface ActiveFilter {
  readonly name: FilterName;
  readonly value: string;
  readonly label: string;
  /** The parameter of the address once the chip is gone. */
  readonly rest: string;
}

/** How a value of a facet is called. */
export function valueWord(name: FilterName, value: string): string {
  if (name === 'format') return value.toUpperCase();
  if (name === 'status') return statusWord(value);
  return VALUE_WORDS[value] ?? (name === 'type' || name === 'flag' ? words(value) : value);
}

const VALUE_WORDS: Readonly<Record<string, string>> = {
  [ContentAspect.Panorama]: 'Panorama',
  [ContentAspect.Landscape]: 'Wide',
  [ContentAspect.Square]: 'Square',
  [ContentAspect.Portrait]: 'Tall',
  [ContentSize.Small]: 'Under half a megapixel',
  [ContentSize.Medium]: 'Half to 2 megapixels',
  [ContentSize.Large]: '2 to 8 megapixels',
  [ContentSize.Huge]: 'Over 8 megapixels',
};

const statusWord = (value: string): string =>
  value === ContentStatus.Available ? 'Published' : value === ANY_STATUS ? 'Any' : words(value);

const LABELS: Readonly<Partial<Record<FilterName, (value: string) => string>>> = {
  minWidth: (value) => `${value} px and wider`,
  minHeight: (value) => `${value} px and taller`,
  createdFrom: (value) => `Since ${value}`,
  createdTo: (value) => `Before ${value}`,
  author: (value) => `By ${value}`,
};

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
      label: labelOf(name, value, nameOf),
      rest: restOf(name, all, value),
    }));
  });
}

function labelOf(
  name: FilterName,
  value: string,
  nameOf: (name: FilterName, id: string) => string | undefined,
): string {
  const label = LABELS[name];
  return label ? label(value) : `${FILTER_WORDS[name]}: ${nameOf(name, value) ?? valueWord(name, value)}`;
}

const restOf = (name: FilterName, all: string, value: string): string =>
  SEVERAL.includes(name) ? toggled(all, value) : '';
