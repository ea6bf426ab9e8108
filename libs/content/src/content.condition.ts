/** Adds a value to the statement's parameters and returns its placeholder. */
export type Bind = (value: unknown) => string;

/** A part of a WHERE clause about the table `content`, which the statement calls `c` unless the condition was told otherwise. */
export type ContentCondition = (bind: Bind) => string;

/** Joins conditions with AND; none means every row. */
export const allOf =
  (...conditions: readonly ContentCondition[]): ContentCondition =>
  (bind) =>
    conditions.map((condition) => `(${condition(bind)})`).join(' AND ') || 'true';

/**
 * Collects parameters while a statement is put together.
 * @param first the values of `$1`, `$2` and so on, which the statement names itself
 */
export function parameters(...first: unknown[]): { values: unknown[]; bind: Bind } {
  const values = [...first];
  return { values, bind: (value) => `$${values.push(value)}` };
}
