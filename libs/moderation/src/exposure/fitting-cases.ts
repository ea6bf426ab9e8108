import type { ContentCondition } from '@odr/content';
import { SubjectType } from '@odr/contracts';

/** Severities in the order of calmer work. */
export const CALMEST_FIRST = [0, 1, 2, 3, 4] as const;

/**
 * The condition that nothing a moderator opted out of is known about a case: no finding, no flag of its picture, no reason
 * of a report. `c` is the case.
 */
export const withoutOptedOut =
  (optedOut: readonly string[]): ContentCondition =>
  (bind) => {
    if (optedOut.length === 0) return 'true';
    const words = `${bind([...optedOut])}::text[]`;
    return `NOT jsonb_path_query_array(c.findings, '$[*].flag') ?| ${words}
       AND NOT EXISTS (SELECT FROM report r WHERE r.case_id = c.id AND r.closed_at IS NULL AND r.reason = ANY(${words}))
       AND NOT EXISTS (SELECT FROM content s WHERE s.id = c.subject_id AND c.subject_type = '${SubjectType.Content}' AND s.flags && ${words})`;
  };

/** The condition that a case is of this severity, in the words of the index that claiming reads. */
export const ofSeverity =
  (severity: number | undefined): ContentCondition =>
  (bind) =>
    severity === undefined ? 'true' : `(-c.severity) = ${bind(-severity)}::integer`;
