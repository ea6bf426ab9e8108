import type {
  MapOverviewResponse,
  MapPlaceResponse,
  MapRegionResponse,
  MapResponse,
  MapSelectionResponse,
  MapSummaryResponse,
  MapTileResponse,
  MapVersionResponse,
} from '@odr/sdk';

export type CoverageMap = MapResponse;
export type MapOverview = MapOverviewResponse;
export type MapPlace = MapPlaceResponse;
export type MapRegion = MapRegionResponse;
export type MapSelection = MapSelectionResponse;
export type MapSummary = MapSummaryResponse;
export type MapTile = MapTileResponse;
export type MapVersion = MapVersionResponse;

/** What points are coloured by; '' is one colour for all. */
export const COLOURS = [
  { value: '', word: 'Nothing' },
  { value: 'license', word: 'Licence' },
  { value: 'source', word: 'Source' },
  { value: 'year', word: 'Year' },
  { value: 'cluster', word: 'Part of the map' },
  { value: 'status', word: 'Status' },
] as const;

/** What the map is narrowed by: the filters of the search page, by their names in the address. */
export const FILTERS = [
  'license',
  'aspect',
  'size',
  'format',
  'source',
  'year',
  'type',
  'status',
  'flag',
  'minWidth',
  'minHeight',
  'createdFrom',
  'createdTo',
  'author',
  'setId',
  'teamId',
  'userId',
] as const;
export type MapFilters = Readonly<Partial<Record<(typeof FILTERS)[number], string>>>;

/** @param read a parameter of the address */
export const filtersOf = (read: (name: string) => string | null): MapFilters =>
  Object.fromEntries(FILTERS.flatMap((name) => (read(name) ? [[name, read(name)]] : [])));

/** The numbers of the API are numbers in a body too. */
export const asBody = (filters: MapFilters): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(filters).map(([name, value]) => [name, name.startsWith('min') ? Number(value) : value]),
  );
