import type { TeamScope } from '@odr/access';

/** Adds a value to the statement's parameters and returns its placeholder. */
export type Bind = (value: unknown) => string;

/** A part of a WHERE clause about the table `content`, which the statement calls `c`. */
export type ContentCondition = (bind: Bind) => string;

/** What the caller may find: what is published; for members also what is their own or their teams'; for moderators all. */
export const visibleTo =
  (scope: TeamScope): ContentCondition =>
  (bind) => {
    if (scope.seesAll) return 'c.deleted_at IS NULL';
    if (scope.userId === null) return `c.deleted_at IS NULL AND c.status = 'available'`;
    return `c.deleted_at IS NULL AND (c.status = 'available' OR (c.status <> 'quarantined'
      AND (c.user_id = ${bind(scope.userId)} OR c.team_id = ANY(${bind(scope.teamIds)}::uuid[]))))`;
  };

/** Joins conditions with AND; none means every row. */
export const allOf =
  (...conditions: readonly ContentCondition[]): ContentCondition =>
  (bind) =>
    conditions.map((condition) => `(${condition(bind)})`).join(' AND ') || 'true';

/** Collects parameters while a statement is put together. */
export function parameters(...first: unknown[]): { values: unknown[]; bind: Bind } {
  const values = [...first];
  return { values, bind: (value) => `$${values.push(value)}` };
}
