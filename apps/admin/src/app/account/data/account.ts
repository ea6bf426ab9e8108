import type { Role, TeamRole } from '@odr/contracts';

/** Me, as `/auth/me` tells it. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly emailVerified: boolean;
  /** Where the account moves once the link sent there is used. */
  readonly pendingEmail: string | null;
  readonly name: string;
  readonly role: Role;
  /** Whoever came through a provider has none until they set one. */
  readonly hasPassword: boolean;
  readonly createdAt: string;
  readonly teams: readonly { readonly teamId: string; readonly role: TeamRole }[];
}

/** One of my teams, and what I am in it. */
export interface OwnTeam {
  readonly id: string;
  readonly name: string;
  readonly role: TeamRole;
}
