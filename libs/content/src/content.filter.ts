import { ANONYMOUS_SCOPE, type TeamScope } from '@odr/access';
import { allOf, type Bind, type ContentCondition } from './content.condition.js';
import { ASPECT, ORIGIN, SIZE, YEAR } from './content.facet.js';
import { inSet } from './content-set/content-set.visibility.js';

/** What every list of contents can be narrowed by; the fields of `ContentFilterQuery`. */
export interface ContentFilter {
  readonly status?: string;
  readonly type?: string;
  /** One, or several separated by commas: any of them. */
  readonly license?: string;
  /** Exactly the name of one of its authors, in any case. */
  readonly author?: string;
  readonly teamId?: string;
  readonly userId?: string;
  readonly flag?: string;
  readonly createdFrom?: string;
  readonly createdTo?: string;
  readonly minWidth?: number;
  readonly minHeight?: number;
  /** One, or several separated by commas: any of them. */
  readonly format?: string;
  /** Of `ContentAspect`; one, or several separated by commas: any of them. */
  readonly aspect?: string;
  /** Of `ContentSize`; one, or several separated by commas: any of them. */
  readonly size?: string;
  /** In which it came, UTC; one, or several separated by commas: any of them. */
  readonly year?: string;
  /** Host or dataset that one of its sources names; one, or several separated by commas: any of them. */
  readonly source?: string;
  /** Only what is in this set; nothing if the caller may not see the set. */
  readonly setId?: string;
}

type Column = Exclude<keyof ContentFilter, 'setId'>;

const CLAUSES: Readonly<Record<Column, (value: string) => string>> = {
  status: (value) => `c.status = ${value}`,
  type: (value) => `c.type = ${value}`,
  license: (value) => `c.license = ${value}`,
  author: (value) =>
    `EXISTS (SELECT 1 FROM content_author credit WHERE credit.content_id = c.id AND lower(credit.name) = lower(${value})
       AND NOT EXISTS (SELECT 1 FROM credit_removal r WHERE r.content_id = c.id))`,
  teamId: (value) => `c.team_id = ${value}::uuid`,
  userId: (value) => `c.user_id = ${value}::uuid`,
  flag: (value) => `${value} = ANY(c.flags)`,
  createdFrom: (value) => `c.created_at >= ${value}::timestamptz`,
  createdTo: (value) => `c.created_at < ${value}::timestamptz`,
  minWidth: (value) => `c.width >= ${value}::int`,
  minHeight: (value) => `c.height >= ${value}::int`,
  format: (value) => `c.format = ${value}`,
  aspect: (value) => `${ASPECT} = ${value}`,
  size: (value) => `${SIZE} = ${value}`,
  year: (value) => `${YEAR} = ${value}`,
  source: (value) =>
    `EXISTS (SELECT 1 FROM content_source origin WHERE origin.content_id = c.id AND ${ORIGIN} = ${value})`,
};
const NAMES = Object.keys(CLAUSES) as Column[];

/** No value of these has a comma in it. */
const SEVERAL = /^(?:license|format|aspect|size|year|source)$/;

/**
 * The given filters as one condition; values travel as parameters, so equal sets of filters make equal texts.
 * Null and a least width of 0 ask for nothing: pictures whose size is not known yet stay in.
 */
export function matching(filter: ContentFilter, scope: TeamScope = ANONYMOUS_SCOPE): ContentCondition {
  const given = NAMES.filter((name) => Boolean(filter[name]));
  const clauses = given.map((name) => (bind: Bind) => {
    const value = filter[name];
    const isSeveral = typeof value === 'string' && value.includes(',') && SEVERAL.test(name);
    return CLAUSES[name](isSeveral ? `ANY(${bind(value.split(','))}::text[])` : bind(value));
  });
  return filter.setId ? allOf(...clauses, inSet(scope, filter.setId)) : allOf(...clauses);
}

/** Whether the filters leave anything out: whether any of them is given. */
export const isNarrowing = (filter: ContentFilter): boolean =>
  [...NAMES, 'setId' as const].some((name) => filter[name]);

/** Contents whose name or alternative text contains the text, in any case; what people type is never a wildcard. */
export const containing =
  (text: string): ContentCondition =>
  (bind) => {
    const pattern = bind(`%${text.replace(/[\\%_]/g, '\\$&')}%`);
    return `(c.name ILIKE ${pattern} OR c.alt_text ILIKE ${pattern})`;
  };
