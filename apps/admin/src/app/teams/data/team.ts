import { TeamRole } from '@odr/contracts';

export interface Team {
  readonly id: string;
  readonly name: string;
  /** What I am in it; null for moderators and administrators who are not in it. */
  readonly role: TeamRole | null;
  readonly memberCount: number;
  readonly createdAt: string;
}

export interface Member {
  readonly userId: string;
  readonly name: string;
  /** Null unless I look after the team. */
  readonly email: string | null;
  readonly role: TeamRole;
  readonly createdAt: string;
}

export const TEAM_ROLES: readonly { readonly value: TeamRole; readonly word: string }[] = [
  { value: TeamRole.Owner, word: 'Owner' },
  { value: TeamRole.Admin, word: 'Admin' },
  { value: TeamRole.Contributor, word: 'Contributor' },
  { value: TeamRole.Viewer, word: 'Viewer' },
];

export const teamRoleWord = (role: string): string => TEAM_ROLES.find((one) => one.value === role)?.word ?? role;

/** Owners and admins look after the team. */
export const looksAfter = (role: TeamRole | undefined): boolean => role === TeamRole.Owner || role === TeamRole.Admin;

/** What each role may do, in words for those who give it. */
export const ROLE_MEANS: Readonly<Record<TeamRole, string>> = {
  owner: 'Everything, also renaming, handing over and deleting the team',
  admin: 'Looks after members and invitations, and contributes',
  contributor: 'Adds to the team’s content and edits it',
  viewer: 'Sees the team’s content before it is published',
};

/** The roles that someone in this role may give: only owners make owners. */
export const rolesFrom = (isOwner: boolean): typeof TEAM_ROLES =>
  isOwner ? TEAM_ROLES : TEAM_ROLES.filter(({ value }) => value !== TeamRole.Owner);
