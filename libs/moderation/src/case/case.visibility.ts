import type { TeamScope } from '@odr/access';
import { visibleContents, type ContentCondition } from '@odr/content';

/**
 * The condition that a case's subject is still there and within the caller's scope; `c` is the case.
 * Written as scalar subqueries: PostgreSQL may turn EXISTS here into a hash of every content there is, read anew for each claim.
 */
export const subjectIsVisible =
  (scope: TeamScope): ContentCondition =>
  (bind) => {
    const visible = visibleContents(scope, 's')(bind);
    return `coalesce(CASE c.subject_type
            WHEN 'content' THEN (SELECT true FROM content s WHERE s.id = c.subject_id AND ${visible})
            WHEN 'annotation' THEN (SELECT true FROM annotation a JOIN content s ON s.id = a.content_id
                                     WHERE a.id = c.subject_id AND a.deleted_at IS NULL AND ${visible}) END, false)`;
  };
