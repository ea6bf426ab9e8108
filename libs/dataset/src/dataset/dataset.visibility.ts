import { contributesTo, type Principal, type TeamScope } from '@odr/access';
import type { ContentCondition } from '@odr/content';
import { SetVisibility } from '@odr/contracts';
import type { TeamId } from '@odr/kernel';

/** Which datasets a caller may see: public ones, their own, their teams', and for moderators all. The table is called `d`. */
export function visibleDatasets(scope: TeamScope): ContentCondition {
  if (scope.seesAll) return () => 'true';
  const published = `d.visibility = '${SetVisibility.Public}'`;
  if (scope.userId === null) return () => published;
  return (bind) =>
    `(${published} OR d.user_id = ${bind(scope.userId)}::uuid OR d.team_id = ANY(${bind([...scope.teamIds])}::uuid[]))`;
}

/** Whether somebody answers for a dataset: who made it, and whoever contributes to its team. */
export const answersFor = (
  actor: Principal,
  { userId, teamId }: { readonly userId: string; readonly teamId: string | null },
): boolean => userId === actor.userId || (teamId !== null && contributesTo(actor, teamId as TeamId));
