import type { TeamScope } from '@odr/access';
import type { TeamId, UserId } from '@odr/kernel';

/** Whether the caller reads what tells of people: the item's contributor, its team, and those who moderate. */
export const mayReadAllScans = (
  scope: TeamScope,
  { userId, teamId }: { readonly userId: UserId; readonly teamId: TeamId | null },
): boolean =>
  scope.seesAll || scope.userId === userId || (teamId !== null && scope.teamIds.some((team) => team === teamId));
