import type { TeamScope } from '@odr/access';
import { visibleContents, type ContentCondition } from '@odr/content';

/** The condition that a case's subject is still there and within the caller's scope; `c` is the case. */
export const subjectIsVisible =
  (scope: TeamScope): ContentCondition =>
  (bind) => {
    const visible = visibleContents(scope, 's')(bind);
    return `CASE c.subject_type
            WHEN 'content' THEN EXISTS (SELECT FROM content s WHERE s.id = c.subject_id AND ${visible})
            WHEN 'annotation' THEN EXISTS (SELECT FROM annotation a JOIN content s ON s.id = a.content_id
                                            WHERE a.id = c.subject_id AND a.deleted_at IS NULL AND ${visible})
            ELSE false END`;
  };
