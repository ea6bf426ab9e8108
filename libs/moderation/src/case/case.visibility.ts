import type { TeamScope } from '@odr/access';
import { visibleContents, type SqlCondition } from '@odr/content';

/**
 * The condition that a case's subject is still there and within the caller's scope; `c` is the case.
 * @param firstParameter number of the first free placeholder, from 1
 */
export function subjectIsVisible(scope: TeamScope, firstParameter: number): SqlCondition {
  const { sql, parameters } = visibleContents(scope, 's', firstParameter);
  return {
    sql: `CASE c.subject_type
            WHEN 'content' THEN EXISTS (SELECT FROM content s WHERE s.id = c.subject_id AND ${sql})
            WHEN 'annotation' THEN EXISTS (SELECT FROM annotation a JOIN content s ON s.id = a.content_id
                                            WHERE a.id = c.subject_id AND a.deleted_at IS NULL AND ${sql})
            ELSE false END`,
    parameters,
  };
}
