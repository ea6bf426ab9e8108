import { allOf, type Bind, type ContentCondition } from '@odr/embedding';

/** The filters of `GET /contents`. */
export interface ContentFilters {
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
}

type Clause = (value: string) => string;

const CLAUSES: Readonly<Record<keyof ContentFilters, Clause>> = {
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

/** The given filters as one condition; values travel as parameters. */
export function matching(filters: ContentFilters): ContentCondition {
  const given = (Object.keys(CLAUSES) as (keyof ContentFilters)[]).filter((name) => filters[name] !== undefined);
  return allOf(...given.map((name) => (bind: Bind) => CLAUSES[name](bind(filters[name]))));
}
