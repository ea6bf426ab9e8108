import { TeamRole } from '@odr/contracts';

export interface Team {
  readonly id: string;
  readonly name: string;
  /** What I am in it, when the API tells. */
  readonly role?: TeamRole;
  readonly memberCount?: number;
  readonly createdAt: string;
}

export interface Member {
  readonly userId: string;
  readonly name?: string;
  readonly email?: string;
  readonly role: TeamRole;
  readonly createdAt?: string;
  readonly user?: { readonly name?: string; readonly email?: string };
}

export const TEAM_ROLES: readonly { readonly value: TeamRole; readonly word: string }[] = [
  { value: TeamRole.Owner, word: 'Owner' },
  { value: TeamRole.Admin, word: 'Admin' },
  { value: TeamRole.Contributor, word: 'Contributor' },
  { value: TeamRole.Viewer, word: 'Viewer' },
];

export const teamRoleWord = (role: string): string => TEAM_ROLES.find((one) => one.value === role)?.word ?? role;

export const memberName = (member: Member): string =>
  member.name ?? member.user?.name ?? member.email ?? member.user?.email ?? member.userId;
export const memberEmail = (member: Member): string => member.email ?? member.user?.email ?? '';

/** Owners and admins look after the team. */
export const looksAfter = (role: TeamRole | undefined): boolean => role === TeamRole.Owner || role === TeamRole.Admin;
