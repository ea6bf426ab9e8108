import { type Params, present } from '../../shared/data-page/page.js';
import { words } from '../../shared/util-format/format.js';

/** What a choice of annotations is narrowed by; each is a parameter of the address. */
export const FILTER_NAMES = [
  'sourceId',
  'language',
  'manuallyAdjusted',
  'minRating',
  'maxRating',
  'userId',
  'createdFrom',
  'createdTo',
  'updatedFrom',
  'updatedTo',
  'q',
  'tag',
  'setId',
  'license',
  'contentId',
  'contentUserId',
  'pictureFormat',
  'status',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
export type AnnotationFilter = Readonly<Partial<Record<FilterName, string>>>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;
const ENDS: ReadonlySet<string> = new Set(['createdTo', 'updatedTo']);

/** The filters that an address holds; what it holds besides is left out. */
export function filterOf(get: (name: string) => string | null): AnnotationFilter {
  const given = FILTER_NAMES.flatMap((name) => {
    const value = get(name);
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(given);
}

/**
 * As routes take them: days become moments, and the last day is counted in.
 * @param formatName what the route calls the format of the picture
 */
export function queryOf(
  { pictureFormat, ...filter }: AnnotationFilter,
  formatName: 'format' | 'pictureFormat',
): Params {
  const moments = Object.entries(filter).map(([name, value]) => [
    name,
    DAY.test(value) ? momentOf(name, value) : value,
  ]);
  return present({ ...Object.fromEntries(moments), [formatName]: pictureFormat });
}

const momentOf = (name: string, day: string): string =>
  new Date(Date.parse(day) + (ENDS.has(name) ? DAY_MS : 0)).toISOString();

/** The same as the body of a request, where numbers and truths are not texts. */
export function bodyOf(filter: AnnotationFilter): Record<string, unknown> {
  const { minRating, maxRating, manuallyAdjusted, ...rest } = queryOf(filter, 'format');
  return {
    ...rest,
    ...(minRating === undefined ? {} : { minRating: Number(minRating) }),
    ...(maxRating === undefined ? {} : { maxRating: Number(maxRating) }),
    ...(manuallyAdjusted === undefined ? {} : { manuallyAdjusted: manuallyAdjusted === 'true' }),
  };
}

/** Names of what ids stand for, as far as they are known. */
export type NamesById = ReadonlyMap<string, string>;

/** A filter that was kept, in words. */
export function filterWords(filter: Readonly<Record<string, unknown>>, names: NamesById): string {
  const parts = Object.entries(filter)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => {
      const text = String(value);
      return `${words(WORDS[name] ?? name)}: ${names.get(text) ?? (ISO.test(text) ? text.slice(0, 10) : text)}`;
    });
  return parts.length > 0 ? parts.join(' · ') : 'All captions';
}

const ISO = /^\d{4}-\d{2}-\d{2}T/;
const WORDS: Readonly<Record<string, string>> = {
  sourceId: 'source',
  setId: 'set',
  contentId: 'picture',
  userId: 'added by',
  contentUserId: 'contributed by',
  q: 'picture named',
  tag: 'pictures tagged',
  format: 'picture format',
  license: 'licence',
  manuallyAdjusted: 'edited by a person',
  minRating: 'rated at least',
  maxRating: 'rated at most',
  createdFrom: 'added since',
  createdTo: 'added before',
  updatedFrom: 'changed since',
  updatedTo: 'changed before',
};
