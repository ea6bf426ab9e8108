import type { TeamScope } from '@odr/access';
import { ContentStatus } from '@odr/contracts';
import type { ContentCondition } from './content.condition.js';

/**
 * Which contents a caller may see, for every query over `content` in any module: published ones, their own, their teams',
 * and for moderators all. Deleted ones are never among them.
 * @param alias of the table `content` in the query
 */
export function visibleContents(scope: TeamScope, alias = 'c'): ContentCondition {
  const alive = `${alias}.deleted_at IS NULL`;
  if (scope.seesAll) return () => alive;
  const published = `${alias}.status = '${ContentStatus.Available}'`;
  if (scope.userId === null) return () => `${alive} AND ${published}`;
  return (bind) => {
    const own = `${alias}.user_id = ${bind(scope.userId)}::uuid`;
    const teams = `${alias}.team_id = ANY(${bind([...scope.teamIds])}::uuid[])`;
    return `${alive} AND (${published} OR ${own} OR ${teams})`;
  };
}

/**
 * Which contents a search of any kind may find: those the caller may see, without quarantined ones. Not even moderators
 * stumble over those; they reach them through their queues and by id.
 */
export function findableContents(scope: TeamScope, alias = 'c'): ContentCondition {
  const visible = visibleContents(scope, alias);
  return (bind) => `${visible(bind)} AND ${alias}.status <> '${ContentStatus.Quarantined}'`;
}
