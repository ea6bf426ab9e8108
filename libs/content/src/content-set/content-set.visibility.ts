import type { TeamScope } from '@odr/access';
import { SetVisibility } from '@odr/contracts';
import type { ContentCondition } from '../content.condition.js';

/**
 * Which sets a caller may see: public ones, their own, their teams', and for moderators all.
 * @param alias of the table `content_set` in the query
 */
export function visibleSets(scope: TeamScope, alias = 's'): ContentCondition {
  if (scope.seesAll) return () => 'true';
  const published = `${alias}.visibility = '${SetVisibility.Public}'`;
  if (scope.userId === null) return () => published;
  return (bind) =>
    `(${published} OR ${alias}.user_id = ${bind(scope.userId)}::uuid OR ${alias}.team_id = ANY(${bind([...scope.teamIds])}::uuid[]))`;
}

/** Contents that are in a set which the caller may see; of a hidden one, none. */
export const inSet =
  (scope: TeamScope, setId: string, content = 'c'): ContentCondition =>
  (bind) =>
    `EXISTS (SELECT FROM content_set_item i JOIN content_set s ON s.id = i.set_id
              WHERE i.set_id = ${bind(setId)}::uuid AND i.content_id = ${content}.id AND ${visibleSets(scope)(bind)})`;
