import { ANONYMOUS_SCOPE, type TeamScope } from '@odr/access';
import { allOf, type Bind, type ContentCondition } from './content.condition.js';
import { inSet } from './content-set/content-set.visibility.js';

/** What every list of contents can be narrowed by; the fields of `ContentFilterQuery`. */
export interface ContentFilter {
  readonly status?: string;
  readonly type?: string;
  readonly license?: string;
  readonly teamId?: string;
  readonly userId?: string;
  readonly flag?: string;
  readonly createdFrom?: string;
  readonly createdTo?: string;
  readonly minWidth?: number;
  readonly minHeight?: number;
  readonly format?: string;
  /** Only what is in this set; nothing if the caller may not see the set. */
  readonly setId?: string;
}

type Column = Exclude<keyof ContentFilter, 'setId'>;

const CLAUSES: Readonly<Record<Column, (value: string) => string>> = {
  status: (value) => `c.status = ${value}`,
  type: (value) => `c.type = ${value}`,
  license: (value) => `c.license = ${value}`,
  teamId: (value) => `c.team_id = ${value}::uuid`,
  userId: (value) => `c.user_id = ${value}::uuid`,
  flag: (value) => `${value} = ANY(c.flags)`,
  createdFrom: (value) => `c.created_at >= ${value}::timestamptz`,
  createdTo: (value) => `c.created_at < ${value}::timestamptz`,
  minWidth: (value) => `c.width >= ${value}::int`,
  minHeight: (value) => `c.height >= ${value}::int`,
  format: (value) => `c.format = ${value}`,
};
const NAMES = Object.keys(CLAUSES) as Column[];

/**
 * The given filters as one condition; values travel as parameters, so equal sets of filters make equal texts.
 * Null and a least width of 0 ask for nothing: pictures whose size is not known yet stay in.
 */
export function matching(filter: ContentFilter, scope: TeamScope = ANONYMOUS_SCOPE): ContentCondition {
  const given = NAMES.filter((name) => Boolean(filter[name]));
  const clauses = given.map((name) => (bind: Bind) => CLAUSES[name](bind(filter[name])));
  return filter.setId ? allOf(...clauses, inSet(scope, filter.setId)) : allOf(...clauses);
}

/** Contents whose name or alternative text contains the text, in any case; what people type is never a wildcard. */
export const containing =
  (text: string): ContentCondition =>
  (bind) => {
    const pattern = bind(`%${text.replace(/[\\%_]/g, '\\$&')}%`);
    return `(c.name ILIKE ${pattern} OR c.alt_text ILIKE ${pattern})`;
  };
