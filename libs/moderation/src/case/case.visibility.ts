import type { TeamScope } from '@odr/access';
import { visibleContents, type ContentCondition } from '@odr/content';
import { Role } from '@odr/contracts';

/**
 * The condition that a case's subject is still there and within the caller's scope; `c` is the case.
 * Of suspensions it is that they run, and that the caller may suspend such an account.
 * Written as scalar subqueries: PostgreSQL may turn EXISTS here into a hash of every content there is, read anew for each claim.
 */
export const subjectIsVisible =
  (scope: TeamScope): ContentCondition =>
  (bind) => {
    const visible = visibleContents(scope, 's')(bind);
    return `coalesce(CASE c.subject_type
            WHEN 'content' THEN (SELECT true FROM content s WHERE s.id = c.subject_id AND ${visible})
            WHEN 'annotation' THEN (SELECT true FROM annotation a JOIN content s ON s.id = a.content_id
                                     WHERE a.id = c.subject_id AND a.deleted_at IS NULL AND ${visible})
            WHEN 'suspension' THEN (SELECT true FROM account_suspension p JOIN user_account o ON o.id = p.user_id
                                     WHERE p.id = c.subject_id AND p.lifted_at IS NULL AND p.ends_at > now()
                                       AND (o.role = '${Role.Contributor}' OR (SELECT me.role FROM user_account me WHERE me.id = ${bind(scope.userId)}) = '${Role.Admin}'))
            END, false)`;
  };
