import type { TeamScope } from '@odr/access';
import { visibleContents } from '@odr/content';

/** Adds a value to the statement's parameters and returns its placeholder. */
export type Bind = (value: unknown) => string;

/** A part of a WHERE clause about the table `content`, which the statement calls `c`. */
export type ContentCondition = (bind: Bind) => string;

/** What the caller may see, as content's own rule has it. */
export const visibleTo =
  (scope: TeamScope): ContentCondition =>
  (bind) => {
    const { sql, parameters } = visibleContents(scope, 'c', 1);
    const placeholders = parameters.map(bind);
    return sql.replaceAll(/\$(\d+)/g, (_, n: string) => placeholders[Number(n) - 1] ?? 'NULL');
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
