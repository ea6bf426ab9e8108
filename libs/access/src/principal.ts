import { can, PERSON_ONLY, TeamRole, type Permission, type Role } from '@odr/contracts';
import type { SessionId, TeamId, UserId } from '@odr/kernel';

/** Who is asking, as the guards have proved it. */
export interface Principal {
  readonly userId: UserId;
  readonly role: Role;
  readonly teams: readonly { readonly teamId: TeamId; readonly role: TeamRole }[];
  /** The device that is asking, where one signed in. */
  readonly sessionId?: SessionId;
  /** Whether the role needs a second factor that has not been set up: until then nothing but that is open. */
  readonly mustEnrol?: boolean;
  /** Until when the account may not contribute, where it is suspended. */
  readonly suspendedUntil?: Date | null;
  /** What an API key is limited to, of what the role carries. Absent for a person who signed in. */
  readonly scopes?: ReadonlySet<Permission>;
}

/** Which rows the caller may see. The first parameter of every reader, so that no query can forget it. */
export interface TeamScope {
  /** Null for anonymous callers, who see what is published. */
  readonly userId: UserId | null;
  readonly teamIds: readonly TeamId[];
  /** Whether rows of everyone in every status are visible: moderators and administrators. */
  readonly seesAll: boolean;
}

export const ANONYMOUS_SCOPE: TeamScope = { userId: null, teamIds: [], seesAll: false };

export const scopeOf = (principal: Principal | undefined): TeamScope =>
  principal === undefined
    ? ANONYMOUS_SCOPE
    : {
        userId: principal.userId,
        teamIds: principal.teams.map(({ teamId }) => teamId),
        seesAll: mayDo(principal, 'content.read_any'),
      };

/**
 * Whether the role carries the permission and, where an API key asks, the key does too. What takes a person is beyond every
 * key, also one whose row says otherwise.
 */
export const mayDo = ({ role, scopes }: Pick<Principal, 'role' | 'scopes'>, permission: Permission): boolean =>
  can(role, permission) && (scopes === undefined || (scopes.has(permission) && !PERSON_ONLY.has(permission)));

/** Whether the caller may add to this team's content: every member but a viewer. */
export const contributesTo = (principal: Principal, teamId: TeamId): boolean =>
  principal.teams.some((team) => team.teamId === teamId && team.role !== TeamRole.Viewer);
