import type { RoutingCondition, RoutingRule } from '@odr/entities';

/** Adds a value to the parameters of a statement. @returns its placeholder */
export type Bind = (value: unknown) => string;

/** What a rule may look at, as joins behind a relation `c` that looks like moderation_case. */
export const FACTS_OF_SUBJECT = `
  LEFT JOIN annotation a ON c.subject_type = 'annotation' AND a.id = c.subject_id
  LEFT JOIN content s ON s.id = CASE WHEN c.subject_type = 'content' THEN c.subject_id ELSE a.content_id END`;

/** How each part of a condition reads in SQL. Everything that a person wrote is bound, never put into the text. */
const PARTS: { readonly [K in keyof Required<RoutingCondition>]: (value: string) => string } = {
  isSuspected: (value) => `(jsonb_array_length(c.findings) > 0) = ${value}::boolean`,
  causes: (value) => `c.cause->>'kind' = ANY(${value}::text[])`,
  minSeverity: (value) => `c.severity >= ${value}::integer`,
  flags: (value) => anyFinding('flag', value),
  scanners: (value) => anyFinding('scanner', value),
  reporters: (value) => `c.cause->>'reporter' = ANY(${value}::text[])`,
  licenses: (value) => `s.license_verdict = ANY(${value}::text[])`,
  teams: (value) => `s.team_id = ANY(${value}::uuid[])`,
  types: (value) => `s.type = ANY(${value}::text[])`,
  labels: (value) => `s.flags && ${value}::text[]`,
};

const anyFinding = (key: string, value: string): string =>
  `EXISTS (SELECT FROM jsonb_array_elements(c.findings) f WHERE f->>'${key}' = ANY(${value}::text[]))`;

/** All that a condition asks for; true when that is nothing. */
export function conditionSql(when: RoutingCondition, bind: Bind): string {
  const parts = (Object.keys(PARTS) as (keyof RoutingCondition)[])
    .filter((key) => when[key] !== undefined)
    .map((key) => `coalesce(${PARTS[key](bind(when[key]))}, false)`);
  return parts.length === 0 ? 'true' : parts.join(' AND ');
}

/**
 * The queue in which a case `c` ought to wait: the first rule that fits, else the default of its family, else its queue.
 * A rule speaks of cases of the family of its queue, since "one open case per subject and family" must stay true.
 */
export function targetSql(
  rules: readonly RoutingRule[],
  defaults: Readonly<Record<string, string>>,
  families: ReadonlyMap<string, string>,
  bind: Bind,
): string {
  const arms = [
    ...rules.map(({ queue, when }) => ({ queue, family: families.get(queue) ?? '', when })),
    ...Object.entries(defaults).map(([family, queue]) => ({ queue, family, when: {} })),
  ].map(
    ({ queue, family, when }) =>
      `WHEN c.family = ${bind(family)}::text AND ${conditionSql(when, bind)} THEN ${bind(queue)}::text`,
  );
  return arms.length === 0 ? 'c.queue' : `CASE ${arms.join(' ')} ELSE c.queue END`;
}
