import type { TeamScope } from '@odr/access';
import type { ContentCondition } from '@odr/content';

/**
 * The name of whoever wrote something, as a column: told to themselves, to whoever shares a team with them and to
 * moderators; null for everybody else.
 * @param author the column with the id of the writer
 */
export const authorName =
  ({ seesAll, userId, teamIds }: TeamScope, author: string): ContentCondition =>
  (bind) =>
    `(SELECT u.name FROM user_account AS u
       WHERE u.id = ${author}
         AND (${bind(seesAll)}::boolean OR u.id = ${bind(userId ?? null)}::uuid OR EXISTS (
               SELECT FROM team_member AS m WHERE m.user_id = u.id AND m.team_id = ANY(${bind([...teamIds])}::uuid[]))))`;
