import type { TeamScope } from '@odr/access';

/**
 * The condition that a content row `c` is visible, as three parameters from `$first` on (see `scopeParameters`).
 * An annotation is visible exactly as its content is.
 */
export const visibleContent = (first: number): string =>
  `c.deleted_at IS NULL AND ($${first}::boolean OR c.status = 'available' OR c.user_id = $${first + 1}::uuid
     OR c.team_id = ANY($${first + 2}::uuid[]))`;

export const scopeParameters = (scope: TeamScope): unknown[] => [scope.seesAll, scope.userId, [...scope.teamIds]];
