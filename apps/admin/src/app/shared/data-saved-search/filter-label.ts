import { ContentAspect, ContentSize, ContentStatus } from '@odr/contracts';

import { words } from '../util-format/format.js';

/** What is asked for instead of the published, where one may see more. */
export const ANY_STATUS = 'any';

/** Filters of the search, by the names they have in addresses and in kept searches. */
export const FILTER_WORDS = {
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
} as const;

type NamedFilter = keyof typeof FILTER_WORDS;

/** How a value of a facet is called. */
export function valueWord(name: string, value: string): string {
  if (name === 'format') return value.toUpperCase();
  if (name === 'status') return statusWord(value);
  return VALUE_WORDS[value] ?? (name === 'type' || name === 'flag' ? words(value) : value);
}

/** A filter and its value in a few words. @param called what an id is called, where that is known */
export function filterLabel(name: string, value: string, called?: string): string {
  const label = LABELS[name as NamedFilter];
  if (label) return label(value);
  const spelt = called ?? (isId(name) ? 'one' : valueWord(name, value));
  return `${FILTER_WORDS[name as NamedFilter] ?? name}: ${spelt}`;
}

/** A filter with all its values, of which any will do. */
export function filterWords(name: string, all: string): string {
  if (LABELS[name as NamedFilter]) return filterLabel(name, all);
  const [first = '', ...others] = all.split(',');
  return [filterLabel(name, first), ...others.map((value) => valueWord(name, value))].join(' or ');
}

/** An id says nothing to people. */
const isId = (name: string): boolean => name === 'setId' || name === 'teamId' || name === 'userId';

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

const LABELS: Readonly<Partial<Record<NamedFilter, (value: string) => string>>> = {
  minWidth: (value) => `${value} px and wider`,
  minHeight: (value) => `${value} px and taller`,
  createdFrom: (value) => `Since ${value}`,
  createdTo: (value) => `Before ${value}`,
  author: (value) => `By ${value}`,
};
