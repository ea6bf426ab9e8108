import type { TeamScope } from '@odr/access';
import type { TeamId, UserId } from '@odr/kernel';

/** Whether the caller may know what a file carried: its contributor, members of its team, and moderators. That it had a place is private too. */
export const mayReadReceipts = (
  scope: TeamScope,
  { userId, teamId }: { readonly userId: UserId; readonly teamId: TeamId | null },
): boolean => scope.seesAll || scope.userId === userId || (teamId !== null && scope.teamIds.includes(teamId));
