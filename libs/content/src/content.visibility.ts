import type { TeamScope } from '@odr/access';
import { ContentStatus } from '@odr/contracts';

/** A condition for a WHERE clause with the values of its parameters. */
export interface SqlCondition {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/**
 * Which contents a caller may see, as SQL, for every query over `content` in any module: published ones, their own,
 * their teams', and for moderators all. Deleted ones are never among them.
 * @param alias of the table `content` in the query
 * @param firstParameter number of the first free placeholder, from 1
 */
export function visibleContents(scope: TeamScope, alias: string, firstParameter: number): SqlCondition {
  const alive = `${alias}.deleted_at IS NULL`;
  if (scope.seesAll) return { sql: alive, parameters: [] };
  const published = `${alias}.status = '${ContentStatus.Available}'`;
  if (scope.userId === null) return { sql: `${alive} AND ${published}`, parameters: [] };
  const own = `${alias}.user_id = $${firstParameter}::uuid`;
  const teams = `${alias}.team_id = ANY($${firstParameter + 1}::uuid[])`;
  return { sql: `${alive} AND (${published} OR ${own} OR ${teams})`, parameters: [scope.userId, [...scope.teamIds]] };
}
